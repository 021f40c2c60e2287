// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.tls;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.selfservice.portal.server.config.TlsConfig.ClientCertificates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Broken lines of the protocol are the sender's fault: no 5xx, no stack trace in the answer or in the log. */
class BrokenLinesTest {

    private static final Authority OURS = new Authority("Ours");
    private static final ListAppender<ILoggingEvent> LOGGED = new ListAppender<>();

    @TempDir
    private static Path folder;

    private static TlsServer server;

    @BeforeAll
    static void start() {
        server = new TlsServer(
                Authority.write(OURS.issue("portal"), folder.resolve("server.p12")),
                ClientCertificates.NONE,
                Optional.empty());
        LOGGED.start();
        root().addAppender(LOGGED);
    }

    @AfterAll
    static void stop() {
        root().detachAppender(LOGGED);
        server.close();
    }

    private static ch.qos.logback.classic.Logger root() {
        return ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);
    }

    private static SSLContext client() {
        return TlsServer.client(OURS.trust(), Optional.empty());
    }

    static List<String> brokenInside() {
        return List.of(
                "GET /\r\n\r\n",
                "GET / HTTP/0.9\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/7.3\r\nHost: localhost\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "\u0000\u0001\u0002\u0003\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(100_000) + "\r\n\r\n",
                "GET /" + "x".repeat(100_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "POST /api/v1/sessions HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
                "POST /api/v1/sessions HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx",
                "POST /api/v1/sessions HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /..;/..;/x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("brokenInside")
    void insideTlsTheyAreAnsweredAsTheSendersFault(String lines) throws IOException {
        String answer = Wire.talk(server.port(), client(), lines).answer();

        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("\tat ", "Exception");
        assertQuietLog();
    }

    @Test
    void whatIsNoTlsIsCutOff() throws IOException {
        byte[] garbage = new byte[5_000];
        new Random(7).nextBytes(garbage);
        String plain = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

        assertThat(new String(Wire.send(server.port(), garbage), StandardCharsets.ISO_8859_1))
                .doesNotContain("HTTP/1.1 5", "Exception");
        assertThat(new String(
                        Wire.send(server.port(), plain.getBytes(StandardCharsets.ISO_8859_1)),
                        StandardCharsets.ISO_8859_1))
                .doesNotContain("HTTP/1.1 5", "HTTP/1.1 2", "Exception");
        assertThat(Wire.talk(
                                server.port(),
                                client(),
                                "GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                        .answer())
                .as("the others are served")
                .startsWith("HTTP/1.1 200");
        assertQuietLog();
    }

    private static void assertQuietLog() {
        assertThat(LOGGED.list)
                .filteredOn(
                        event -> event.getLevel().isGreaterOrEqual(Level.ERROR) || event.getThrowableProxy() != null)
                .isEmpty();
    }
}
