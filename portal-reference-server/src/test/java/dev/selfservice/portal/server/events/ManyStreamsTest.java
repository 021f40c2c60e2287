// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.core.Keys;
import dev.selfservice.portal.core.Portal;
import dev.selfservice.portal.core.PortalConfig;
import dev.selfservice.portal.core.memory.InMemoryIdentityStore;
import dev.selfservice.portal.core.memory.InMemoryStores;
import dev.selfservice.portal.events.Topic;
import dev.selfservice.portal.events.spi.Change;
import dev.selfservice.portal.server.testing.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManyStreamsTest {

    private static final int PEOPLE = 25;
    private static final int PER_SESSION = 8;
    private static final long MOST_HEAP = 64L << 20;
    private static final int PATIENCE = 5_000;

    private final InMemoryStores stores = new InMemoryStores(Clock.systemUTC());
    private final InMemoryIdentityStore people = new InMemoryIdentityStore();
    private final List<Socket> lines = new ArrayList<>();
    private TestServer server;
    private boolean stopped;

    @BeforeEach
    void open() {
        PortalConfig config = PortalConfig.defaults().everyoneMay(PortalConfig.ORDINARY);
        Portal portal = Portal.builder()
                .stores(stores)
                .identity(people)
                .keys(Keys.fresh())
                .config(config.signIn(config.signIn().cheapest().triesPerAddress(1_000)))
                .build();
        for (int i = 0; i < PEOPLE; i++) {
            people.person("p" + i, "Person " + i).member("p" + i, "desk");
            portal.storePassword(new PersonId("p" + i), TestServer.PASSWORD.toCharArray());
        }
        server = TestServer.around(portal, people);
    }

    @AfterEach
    void close() throws IOException {
        for (Socket line : lines) {
            line.close();
        }
        if (!stopped) {
            server.close();
        }
    }

    @Test
    void twoHundredStreamsCostLittleAllAreToldAndAStopEndsThemAtOnce() throws IOException {
        List<String> cookies = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            cookies.add(server.as("p" + i).header("Cookie"));
        }
        List<BufferedReader> streams = new ArrayList<>();
        streams.add(follow(cookies.get(0)));
        long before = heap();
        for (int i = 1; i < PEOPLE * PER_SESSION; i++) {
            streams.add(follow(cookies.get(i / PER_SESSION)));
        }
        long after = heap();
        UUID id = UUID.randomUUID();
        Change change = new Change(Topic.TASK, id, Set.of(Grantee.parse("group:desk")));

        stores.transactions().run(() -> stores.changes().append(List.of(change)));

        for (BufferedReader stream : streams) {
            assertThat(until(stream, "TASK")).contains(id.toString());
        }
        assertThat(after - before).as("heap of the streams").isLessThan(MOST_HEAP);
        long begun = System.nanoTime();
        stopped = true;
        server.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
        for (BufferedReader stream : streams) {
            assertThat(until(stream, "never")).isEmpty();
        }
    }

    /** A line of its own: a client library would need more memory than the server. */
    private BufferedReader follow(String cookie) throws IOException {
        URI address = server.server().address();
        Socket line = new Socket(address.getHost(), address.getPort());
        line.setSoTimeout(PATIENCE);
        lines.add(line);
        String request = "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nCookie: "
                + cookie + "\r\n\r\n";
        line.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        BufferedReader answer =
                new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8), 512);
        assertThat(answer.readLine()).contains("200");
        until(answer, "EVERYTHING");
        return answer;
    }

    /** Reads up to a line that holds the word; returns it, or nothing if the stream ends before. */
    private static String until(BufferedReader stream, String word) throws IOException {
        for (String line = stream.readLine(); line != null; line = stream.readLine()) {
            if (line.contains(word)) {
                return line;
            }
        }
        return "";
    }

    private static long heap() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
