// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.server.races.Databases;
import dev.selfservice.portal.server.runtime.TrialAccess;
import dev.selfservice.portal.server.testing.Answer;
import dev.selfservice.portal.server.testing.RestClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the server between approval and delivery: what was acknowledged is there after the restart, and each order has
 * its effect once. Three rounds; the profile {@code faults} asks for 20.
 */
class KillTest {

    private static final int ROUNDS = Integer.getInteger("faults.rounds", 3);
    private static final int PER_ROUND = 4;
    private static final long PAUSE = 150;
    private static final long SECONDS_TO_DELIVER = 60;

    @TempDir
    Path home;

    private final Random random = new Random(42);
    private final List<String> approved = new ArrayList<>();

    @Test
    void onDerbyNothingAcknowledgedIsLostAndNothingIsDeliveredTwice() throws IOException {
        survive(Map.of());
    }

    @Test
    void onPostgresqlNothingAcknowledgedIsLostAndNothingIsDeliveredTwice() throws IOException {
        survive(Map.of("portal.database.url", Databases.postgresqlUrl()));
    }

    private void survive(Map<String, String> database) throws IOException {
        Path effects = home.resolve("effects");
        ServerProcess server = new ServerProcess(home, settings(database, effects));
        try {
            addEntitlements(server.as("omar", TrialAccess.PASSWORD));
            for (int round = 0; round < ROUNDS; round++) {
                approveSome(server, round);
                ServerProcess.pause(random.nextLong(3 * PAUSE));
                server.kill();
                server.restart();
            }
            awaitDelivered(server.as("jonas", TrialAccess.PASSWORD));
        } finally {
            server.kill();
        }

        List<String> lines = Files.readAllLines(effects);
        assertThat(lines).hasSize(approved.size()).doesNotHaveDuplicates();
        assertThat(lines.stream().map(line -> line.substring(line.indexOf(' '))))
                .as("account and entitlement")
                .doesNotHaveDuplicates();
    }

    private Map<String, String> settings(Map<String, String> database, Path effects) {
        Map<String, String> settings = new HashMap<>(database);
        settings.put("portal.systems.files.type", "pausing");
        settings.put("portal.systems.files.title", "Team files");
        settings.put("portal.systems.files.file", effects.toString());
        settings.put("portal.systems.files.pause-ms", Long.toString(PAUSE));
        settings.put("portal.delivery.call-timeout", "PT1S");
        settings.put("portal.delivery.poll", "PT0.2S");
        settings.put("portal.sign-in.memory-kib", "19456");
        settings.put("portal.sign-in.iterations", "2");
        return settings;
    }

    private static void addEntitlements(RestClient omar) {
        for (int i = 0; i < ROUNDS * PER_ROUND; i++) {
            Answer added = omar.post(
                    "/catalogue/entitlements",
                    Map.of(
                            "system",
                            "files",
                            "name",
                            "kill-" + i,
                            "title",
                            "Kill role %03d".formatted(i),
                            "kind",
                            "ROLE",
                            "risk",
                            "LOW",
                            "requestable",
                            true));
            assertThat(added.status()).as(added.text()).isEqualTo(201);
        }
    }

    private void approveSome(ServerProcess server, int round) {
        RestClient jonas = server.as("jonas", TrialAccess.PASSWORD);
        RestClient marta = server.as("marta", TrialAccess.PASSWORD);
        for (int i = 0; i < PER_ROUND; i++) {
            String entitlement = entitlements(jonas).get(round * PER_ROUND + i);
            Answer filed = jonas.post(
                    "/requests",
                    Map.of(
                            "type",
                            "role-access",
                            "items",
                            List.of(Map.of("entitlement", entitlement)),
                            "reason",
                            "round " + round));
            assertThat(filed.status()).as(filed.text()).isEqualTo(201);
            approve(marta);
            approved.add(filed.at("id"));
        }
    }

    private static void approve(RestClient marta) {
        String task = marta.get("/tasks").at("items.0.id");
        Answer detail = marta.get("/tasks/" + task);
        Answer decided = marta.post(
                "/tasks/" + task + "/decide",
                Map.of(
                        "version", detail.at("task.version"),
                        "items", List.of(Map.of("item", detail.<String>at("items.0.id"), "verdict", "APPROVED")),
                        "comment", "fine"));
        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
    }

    private static List<String> entitlements(RestClient jonas) {
        List<String> ids = new ArrayList<>();
        Answer page = jonas.get("/catalogue/entitlements?text=kill&size=100");
        List<Map<String, Map<String, Object>>> items = page.at("items");
        items.forEach(item -> ids.add((String) item.get("entitlement").get("id")));
        return ids;
    }

    private void awaitDelivered(RestClient jonas) {
        long end = System.nanoTime() + SECONDS_TO_DELIVER * 1_000_000_000L;
        for (String request : approved) {
            Answer answer = jonas.get("/requests/" + request);
            assertThat(answer.<String>at("request.outcome")).isEqualTo("APPROVED");
            while (!answer.<String>at("request.items.0.delivery").equals("DELIVERED")) {
                assertThat(System.nanoTime()).as(answer.text()).isLessThan(end);
                ServerProcess.pause(200);
                answer = jonas.get("/requests/" + request);
            }
        }
    }
}
