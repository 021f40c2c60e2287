// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.server.testing.Answer;
import dev.selfservice.portal.server.testing.TestServer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OperationTest {

    private final TestServer server = TestServer.shared();

    private Answer get(String path) {
        return server.anonymous().send("GET", path, Map.of(), BodyPublishers.noBody());
    }

    @Test
    void theProcessLives() {
        assertThat(get("/health/live").text()).isEqualTo("{\"checks\":[],\"status\":\"UP\"}");
    }

    @Test
    void eachPartIsNamed() {
        Answer ready = get("/health/ready");

        assertThat(ready.status()).isEqualTo(200);
        assertThat(ready.<String>at("status")).isEqualTo("UP");
        assertThat(ready.text()).contains("\"name\":\"database\"", "\"name\":\"system:files\"");
    }

    @Test
    void thereIsNothingElseBelowHealth() {
        assertThat(get("/health").status()).isEqualTo(404);
        assertThat(get("/health/x").status()).isEqualTo(404);
        assertThat(get("/health/x").code()).isEqualTo("not-found");
    }

    @Test
    void requestsAreCountedByRouteNotByAddress() {
        server.anonymous().get("/tasks/01900000-0000-7000-8000-000000000000");
        String metrics = get("/metrics").text();

        assertThat(metrics)
                .contains("portal_http_requests_seconds_count{method=\"GET\",route=\"/tasks/{id}\",status=\"401\"}")
                .contains("portal_part_up{part=\"database\"} 1")
                .contains("jvm_memory_used_bytes")
                .doesNotContain("01900000");
    }

    @Test
    void passwordHashesAreCounted() {
        server.as("ana");

        assertThat(get("/metrics").text())
                .containsPattern("portal_passwords_running [0-9]+\\.0")
                .containsPattern("portal_passwords_waiting [0-9]+\\.0")
                .contains("portal_passwords_refused_total 0.0");
    }

    @Test
    void everyMetricIsDescribedAndNoOther() throws IOException {
        server.anonymous().get("/tasks");
        Set<String> served = names("(?m)^# TYPE (\\S+) ", get("/metrics").text());
        Set<String> described = names("(?m)^\\| `(\\w+)` \\|", Files.readString(Path.of("..", "docs", "metrics.md")));

        // Nothing is being delivered here, so there is no line of it.
        served.add("portal_orders");
        assertThat(described).isEqualTo(served);
    }

    private static Set<String> names(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
