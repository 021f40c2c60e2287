// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.server.config.TlsConfig.ClientCertificates;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may talk to the server over TLS, and how. */
class TlsTest {

    private static final String GET = "GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    private static final Authority OURS = new Authority("Ours");
    private static final Authority CLIENTS = new Authority("Clients");
    private static final int ALERT = 21;
    private static final int PROTOCOL_VERSION = 70;

    @TempDir
    private Path folder;

    private Path keystore;
    private Path truststore;

    @BeforeEach
    void writeStores() {
        keystore = Authority.write(OURS.issue("portal"), folder.resolve("server.p12"));
        truststore = Authority.write(CLIENTS.trust(), folder.resolve("clients.p12"));
    }

    private TlsServer server(ClientCertificates clients) {
        return new TlsServer(
                keystore, clients, clients == ClientCertificates.NONE ? Optional.empty() : Optional.of(truststore));
    }

    private static SSLContext stranger() {
        return TlsServer.client(OURS.trust(), Optional.empty());
    }

    private static SSLContext with(KeyStore own) {
        return TlsServer.client(OURS.trust(), Optional.of(own));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void theTwoVersionsThatAreSoundAreSpoken(String version) throws IOException {
        try (TlsServer server = server(ClientCertificates.NONE)) {
            Wire.Talk talk = Wire.talk(server.port(), stranger(), GET, version);

            assertThat(talk.protocol()).isEqualTo(version);
            assertThat(talk.answer()).startsWith("HTTP/1.1 200").containsIgnoringCase("Strict-Transport-Security");
        }
    }

    /** The messages are made by hand, for our own Java would not send them either. */
    @Test
    void olderVersionsAreRefusedByName() throws IOException {
        try (TlsServer server = server(ClientCertificates.NONE)) {
            for (int version : new int[] {0x0300, 0x0301, 0x0302}) {
                byte[] answer = Wire.send(server.port(), Wire.clientHello(version));

                assertThat(answer).as("version %x", version).hasSizeGreaterThanOrEqualTo(7);
                assertThat(answer[0]).isEqualTo((byte) ALERT);
                assertThat(answer[6]).isEqualTo((byte) PROTOCOL_VERSION);
            }
            byte[] sound = Wire.send(server.port(), Wire.clientHello(0x0303));
            assertThat(sound[0] == ALERT && sound[6] == PROTOCOL_VERSION)
                    .as("TLS 1.2")
                    .isFalse();
        }
    }

    @Test
    void aWantedCertificateMayBeMissing() throws IOException {
        try (TlsServer server = server(ClientCertificates.WANTED)) {
            assertThat(Wire.talk(server.port(), stranger(), GET).answer()).startsWith("HTTP/1.1 200");
            assertThat(Wire.talk(server.port(), with(CLIENTS.issue("ana")), GET).answer())
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aNeededCertificateMayNot() throws IOException {
        try (TlsServer server = server(ClientCertificates.NEEDED)) {
            assertThat(Wire.talk(server.port(), with(CLIENTS.issue("ana")), GET).answer())
                    .startsWith("HTTP/1.1 200");
            for (String version : new String[] {"TLSv1.2", "TLSv1.3"}) {
                refused(server, stranger(), version);
            }
        }
    }

    /** Even where a certificate is only wanted: who shows one must be able to stand by it. */
    @ParameterizedTest
    @ValueSource(strings = {"WANTED", "NEEDED"})
    void aCertificateOfAnotherAuthorityIsRefused(String clients) {
        // Of the right name, so that the client sends it although the server did not ask for that authority.
        KeyStore forged = new Authority("Clients").issue("ana");
        try (TlsServer server = server(ClientCertificates.valueOf(clients))) {
            refused(server, with(forged), "TLSv1.2");
            refused(server, with(forged), "TLSv1.3");
        }
    }

    /** With TLS 1.3 the client learns of it only with the first answer. */
    private static void refused(TlsServer server, SSLContext client, String version) {
        String answer;
        try {
            answer = Wire.talk(server.port(), client, GET, version).answer();
        } catch (IOException cut) {
            answer = "";
        }
        assertThat(answer).as(version).isEmpty();
    }

    @Test
    void aRenewedKeyStoreCountsWithoutARestart() throws Exception {
        try (TlsServer server = server(ClientCertificates.NONE)) {
            BigInteger before =
                    Wire.talk(server.port(), stranger(), GET).server().getSerialNumber();

            Authority.write(OURS.issue("portal renewed"), keystore);

            BigInteger after = before;
            for (int i = 0; i < 100 && after.equals(before); i++) {
                pause();
                after = Wire.talk(server.port(), stranger(), GET).server().getSerialNumber();
            }
            assertThat(after).isGreaterThan(before);
        }
    }

    private static void pause() throws InterruptedException {
        boolean never = new CountDownLatch(1).await(200, TimeUnit.MILLISECONDS);
        assert !never;
    }
}
