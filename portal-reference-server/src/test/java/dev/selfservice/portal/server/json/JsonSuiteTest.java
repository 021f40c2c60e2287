// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.selfservice.portal.server.testing.Answer;
import dev.selfservice.portal.server.testing.RestClient;
import dev.selfservice.portal.server.testing.TestServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The public JSON parsing suite at the HTTP edge; it lies outside of the project and is skipped loudly without it. */
class JsonSuiteTest {

    private static final Path SUITE =
            Path.of(System.getProperty("portal.suites", "../../shared/suites")).resolve("json-test-suite/cases.json");
    private static final Logger LOG = System.getLogger(JsonSuiteTest.class.getName());
    private static final int FLOOR = 340;
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final AtomicInteger PASSED = new AtomicInteger();

    private static TestServer server;
    private static RestClient ana;

    record Case(String name, String expect, byte[] bytes) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void start() {
        if (!Files.exists(SUITE)) {
            LOG.log(Level.WARNING, "SKIPPED: the JSON suite is not at {0}", SUITE.toAbsolutePath());
        }
        assumeTrue(Files.exists(SUITE), "the JSON suite is not there");
        server = TestServer.shared();
        ana = server.as("ana");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            LOG.log(Level.WARNING, "suite json-test-suite/cases.json {0}/{1}", PASSED, FLOOR);
            assertThat(PASSED.get()).isGreaterThanOrEqualTo(FLOOR);
        }
    }

    static Stream<Case> cases() throws IOException {
        if (!Files.exists(SUITE)) {
            return Stream.of(new Case("absent", "either", new byte[0]));
        }
        try (InputStream in = Files.newInputStream(SUITE);
                JsonReader reader = Json.createReader(in)) {
            return reader.readObject().getJsonArray("cases").stream()
                    .map(JsonObject.class::cast)
                    .map(each -> new Case(each.getString("name"), each.getString("expect"), bytesOf(each)))
                    .toList()
                    .stream();
        }
    }

    /** Long cases are written as a text, how often it is repeated, and an end. */
    private static byte[] bytesOf(JsonObject each) {
        if (each.containsKey("b64")) {
            return Base64.getDecoder().decode(each.getString("b64"));
        }
        String end = new String(Base64.getDecoder().decode(each.getString("tail", "")), StandardCharsets.UTF_8);
        return (each.getString("repeat").repeat(each.getInt("times")) + end).getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theEdgeReadsWhatIsJsonAndNothingElse(Case each) {
        // A command without fields: what is JSON gets past the guard and is then refused for its shape, or done.
        Answer bare = send("/sessions/none/end", each);
        assertThat(bare.status()).as(bare.text()).isIn(204, 400);
        // An empty body is no JSON, and all that this command needs.
        if (each.bytes().length > 0) {
            check(each, bare);
        }
        check(each, send("/requests", each));
        PASSED.incrementAndGet();
    }

    private static void check(Case each, Answer answer) {
        assertThat(answer.status()).as(answer.text()).isLessThan(500);
        switch (each.expect()) {
            case "reject" -> assertThat(answer.status() + " " + answer.code()).isEqualTo("400 malformed-json");
            case "accept" -> assertThat(answer.code()).isNotEqualTo("malformed-json");
            default -> assertThat(answer.status()).isIn(204, 400, 422);
        }
    }

    private static Answer send(String path, Case each) {
        long began = System.nanoTime();
        Answer answer = ana.send(
                "POST",
                "/api/v1" + path,
                Map.of("Content-Type", "application/json"),
                BodyPublishers.ofByteArray(each.bytes()));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LONGEST);
        return answer;
    }
}
