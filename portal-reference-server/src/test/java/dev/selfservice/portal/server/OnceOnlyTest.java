// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.jpa.sample.SampleOrganisation;
import dev.selfservice.portal.server.testing.Answer;
import dev.selfservice.portal.server.testing.RestClient;
import dev.selfservice.portal.server.testing.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command with an idempotency key takes effect once, whatever is repeated. */
class OnceOnlyTest {

    @TempDir
    private static Path home;

    private static TestServer server;
    private static RestClient jonas;

    @BeforeAll
    static void start() {
        server = TestServer.onDerby(home);
        jonas = server.as("jonas");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Map<String, Object> wish(String entitlement, String reason) {
        return Map.of(
                "type",
                "role-access",
                "items",
                List.of(Map.of(
                        "entitlement",
                        SampleOrganisation.entitlement("files", entitlement).toString())),
                "reason",
                reason);
    }

    @Test
    void aRepetitionGetsTheVeryBytesOfTheFirstAnswer() {
        RestClient keyed = jonas.with("Idempotency-Key", "first");
        Answer first = keyed.post("/requests", wish("archive-reader", "For the audit"));
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(first.header("Location")).endsWith("/api/v1/requests/" + first.<String>at("id"));

        jonas.post("/requests/" + first.<String>at("id") + "/withdraw", Map.of("version", first.at("version")));
        Answer again = keyed.post("/requests", wish("archive-reader", "For the audit"));

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.bytes()).isEqualTo(first.bytes());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        RestClient keyed = jonas.with("Idempotency-Key", "second");
        assertThat(keyed.post("/requests", wish("guest-links", "One")).status()).isEqualTo(201);

        Answer other = keyed.post("/requests", wish("guest-links", "Two"));

        assertThat(other.status() + " " + other.code()).isEqualTo("422 idempotency-mismatch");
    }

    @Test
    void aKeyIsShortVisibleText() {
        Answer answer = jonas.with("Idempotency-Key", "x".repeat(201)).post("/requests", wish("auditor", "Why"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.<String>at("errors.0.field")).isEqualTo("Idempotency-Key");
    }

    @Test
    void manyAtTheSameTimeGetOneAnswer() {
        RestClient keyed = server.as("li").with("Idempotency-Key", "third");
        Set<String> answers = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> keyed.post("/requests", wish("archive-reader", "All at once")))
                .map(answer -> answer.status() + answer.text())
                .collect(Collectors.toSet());

        assertThat(answers).hasSize(1);
        assertThat(answers.iterator().next()).startsWith("201");
    }
}
