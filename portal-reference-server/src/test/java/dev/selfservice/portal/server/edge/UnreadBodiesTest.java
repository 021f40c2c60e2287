// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.server.testing.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A request that is refused before its body arrives leaves a connection that works, or says that it does not. */
class UnreadBodiesTest {

    private static final int PATIENCE_MILLIS = 10_000;
    private static final String REFUSED =
            "POST /api/v1/requests HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: cross-site\r\n"
                    + "Content-Type: application/json\r\n";
    private static final String NEXT = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private Socket socket = new Socket();

    @BeforeEach
    void connect() throws IOException {
        socket = new Socket(
                InetAddress.getLoopbackAddress(),
                TestServer.shared().server().address().getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    @AfterEach
    void close() throws IOException {
        socket.close();
    }

    @Test
    void aSmallBodyThatArrivesLateIsReadAndTheConnectionServesOn() throws Exception {
        send(REFUSED + "Content-Length: 2\r\n\r\n");
        // The refusal is decided by now; the body is still on its way.
        Thread.sleep(300);
        send("{}");

        List<String> refusal = answer();
        send(NEXT);

        assertThat(refusal.get(0)).startsWith("HTTP/1.1 403");
        assertThat(refusal).noneMatch(line -> line.startsWith("connection: close"));
        assertThat(answer().get(0)).startsWith("HTTP/1.1 200");
    }

    @Test
    void oneThatNeverArrivesChangesNoAnswerIntoAFault() throws Exception {
        send(REFUSED + "Content-Length: 2\r\n\r\n{");
        socket.shutdownOutput();

        assertThat(answer()).first().asString().startsWith("HTTP/1.1 4");
    }

    @Test
    void aLargeOneIsNotWaitedForAndTheAnswerSaysThatTheConnectionCloses() throws Exception {
        send(REFUSED + "Content-Length: 10000000\r\n\r\n");

        assertThat(answer()).contains("connection: close").first().asString().startsWith("HTTP/1.1 403");
    }

    @Test
    void neitherIsOneOfUnknownLength() throws Exception {
        send(REFUSED + "Transfer-Encoding: chunked\r\n\r\n");

        assertThat(answer()).contains("connection: close").first().asString().startsWith("HTTP/1.1 403");
    }

    @Test
    void whoAsksFirstIsNotAskedForTheBodyOfARefusedRequest() throws Exception {
        send(REFUSED + "Content-Length: 2\r\nExpect: 100-continue\r\n\r\n");

        assertThat(answer()).contains("connection: close").first().asString().startsWith("HTTP/1.1 403");
    }

    private void send(String text) throws IOException {
        Writer out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.ISO_8859_1);
        out.write(text);
        out.flush();
    }

    /** Returns the status line and the headers, names in small letters, and reads the body away. */
    private List<String> answer() throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        List<String> lines = new ArrayList<>();
        int length = 0;
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            lines.add(lines.isEmpty() ? line : line.toLowerCase(Locale.ROOT));
            if (lines.get(lines.size() - 1).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        for (int i = 0; i < length; i++) {
            assertThat(in.read()).isNotNegative();
        }
        return lines;
    }
}
