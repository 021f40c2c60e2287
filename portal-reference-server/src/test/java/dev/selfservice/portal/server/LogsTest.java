// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.server.faults.LoggedServer;
import dev.selfservice.portal.server.runtime.TrialAccess;
import dev.selfservice.portal.server.testing.Answer;
import dev.selfservice.portal.server.testing.RestClient;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the log, and what never does (F23). */
class LogsTest {

    private static final String MARKER = "zq7-marker-zq7";

    private static final Jsonb JSONB = JsonbBuilder.create();

    @TempDir
    private Path folder;

    @Test
    @SuppressWarnings("unchecked")
    void isOneJsonObjectPerLineWithRequestAndActorAndWithoutAnySecret() throws Exception {
        List<String> secrets = new ArrayList<>(List.of(MARKER, TrialAccess.PASSWORD));
        String requestId;
        String log;
        try (LoggedServer server = new LoggedServer(
                folder,
                Map.of(
                        "portal.log.format", "json",
                        "portal.sign-in.memory-kib", "19456",
                        "portal.sign-in.iterations", "2"),
                "DEBUG")) {
            requestId = walk(server.anonymous(), secrets);
            // The rest is the invitation of the trial, which is meant to be read.
            log = server.stopAndRead()
                    .lines()
                    .filter(line -> line.startsWith("{"))
                    .collect(Collectors.joining("\n"));
        }

        List<Map<String, Object>> events = log.lines()
                .map(line -> (Map<String, Object>) JSONB.fromJson(line, Map.class))
                .toList();
        assertThat(events).hasSizeGreaterThan(10).allSatisfy(event -> assertThat(event)
                .containsKeys("timestamp", "level", "loggerName", "formattedMessage"));
        assertThat(events).anySatisfy(event -> assertThat(event.get("mdc"))
                .isEqualTo(Map.of("request", requestId, "actor", "jonas")));
        assertThat(secrets).hasSize(5).allSatisfy(secret -> assertThat(log.contains(secret))
                .as("a secret of %d characters is in the log", secret.length())
                .isFalse());
    }

    /** Sends secrets through every flow that takes or gives one; returns the id of a request of Jonas. */
    private static String walk(RestClient anonymous, List<String> secrets) {
        anonymous.post("/sessions", Map.of("login", "jonas", "password", MARKER + "-wrong"));
        anonymous.post("/sessions", Map.of("login", MARKER + "-login", "password", MARKER));
        anonymous.postText("/sessions", "{\"login\":\"jonas\",\"password\":\"" + MARKER + "\",\"x\":");
        anonymous.postText("/sessions", "{\"login\":\"jonas\",\"" + MARKER + "\":1}");
        Answer session = anonymous.post("/sessions", Map.of("login", "jonas", "password", TrialAccess.PASSWORD));
        assertThat(session.status()).as(session.text()).isEqualTo(201);
        String cookie = session.header("Set-Cookie").replaceAll(";.*", "");
        secrets.add(cookie.substring(cookie.indexOf('=') + 1));
        secrets.add(session.at("csrfToken"));
        RestClient jonas = anonymous.with("Cookie", cookie).with("X-CSRF-Token", session.at("csrfToken"));
        Answer token = jonas.post("/api-tokens", Map.of("label", "log", "scope", List.of("tasks:read"), "days", 1));
        assertThat(token.status()).as(token.text()).isEqualTo(201);
        secrets.add(token.at("secret"));
        anonymous.with("Authorization", "Bearer " + token.at("secret")).get("/tasks");
        anonymous.with("Authorization", "Bearer " + MARKER).get("/tasks");
        anonymous.with("Cookie", cookie.replaceAll("=.*", "=" + MARKER)).get("/tasks");
        jonas.with("X-CSRF-Token", MARKER).post("/requests", Map.of("reason", MARKER));
        jonas.get("/tasks?" + MARKER + "=" + MARKER);
        jonas.with("Idempotency-Key", MARKER).post("/requests", Map.of("reason", MARKER + "-reason"));
        anonymous.send("GET", "/" + MARKER + "?token=" + MARKER, Map.of(), BodyPublishers.noBody());
        return jonas.get("/tasks").header("X-Request-Id");
    }
}
