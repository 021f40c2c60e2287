// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.server.races.Databases;
import dev.selfservice.portal.server.runtime.TrialAccess;
import dev.selfservice.portal.server.testing.Answer;
import dev.selfservice.portal.server.testing.RestClient;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes on one PostgreSQL behind a proxy, one of them killed while 50 decisions are made per second: nothing that was
 * acknowledged is lost, nothing has its effect twice, the other node serves on. Three rounds; the profile {@code faults}
 * asks for 20.
 */
class TwoNodesBehindProxyTest {

    private static final int ROUNDS = Integer.getInteger("faults.rounds", 3);
    private static final int PER_ROUND = 25;
    private static final int THREADS = 4;
    private static final long PACE = THREADS * 1_000 / 50;
    private static final long PATIENCE = 60_000_000_000L;

    @TempDir
    private Path folder;

    private final Queue<String> approved = new ConcurrentLinkedQueue<>();

    @Test
    void aKilledNodeLosesNothingAndTheOtherServesOn() throws Exception {
        String url = Databases.postgresqlUrl();
        Path effects = folder.resolve("effects");
        List<ServerProcess> nodes = new ArrayList<>();
        try {
            nodes.add(node("one", url, effects));
            nodes.add(node("two", url, effects));
            try (Switch proxy =
                    new Switch(nodes.stream().map(ServerProcess::port).toList())) {
                RestClient anonymous = RestClient.anonymous(proxy.address(), answer -> {});
                addEntitlements(anonymous.signIn("omar", TrialAccess.PASSWORD));
                for (int round = 0; round < ROUNDS; round++) {
                    survive(anonymous, nodes.get(round % 2), round);
                }
                awaitDelivered(anonymous.signIn("jonas", TrialAccess.PASSWORD));
            }
        } finally {
            nodes.forEach(ServerProcess::kill);
        }

        assertThat(approved).hasSize(ROUNDS * PER_ROUND).doesNotHaveDuplicates();
        assertThat(Files.readAllLines(effects)).hasSize(ROUNDS * PER_ROUND).doesNotHaveDuplicates();
        assertThat(decisionsInTheTrail(url)).isEqualTo(ROUNDS * PER_ROUND);
    }

    private ServerProcess node(String name, String url, Path effects) throws Exception {
        Map<String, String> settings = new HashMap<>();
        settings.put("portal.database.url", url);
        settings.put("portal.keys.file", folder.resolve("portal.keys").toString());
        settings.put("portal.systems.files.type", "pausing");
        settings.put("portal.systems.files.title", "Team files");
        settings.put("portal.systems.files.file", effects.toString());
        settings.put("portal.systems.files.pause-ms", "5");
        settings.put("portal.delivery.call-timeout", "PT1S");
        settings.put("portal.delivery.poll", "PT0.2S");
        settings.put("portal.sign-in.memory-kib", "19456");
        settings.put("portal.sign-in.iterations", "2");
        settings.put("portal.http.rate-per-address", "100000");
        return new ServerProcess(Files.createDirectories(folder.resolve(name)), settings);
    }

    private static void addEntitlements(RestClient omar) {
        for (int i = 0; i < ROUNDS * PER_ROUND; i++) {
            Map<String, Object> entitlement = new HashMap<>(Map.of("system", "files", "kind", "ROLE", "risk", "LOW"));
            entitlement.put("name", "proxy-" + i);
            entitlement.put("title", "Proxy role %04d".formatted(i));
            entitlement.put("requestable", true);
            Answer added = omar.post("/catalogue/entitlements", entitlement);
            assertThat(added.status()).as(added.text()).isEqualTo(201);
        }
    }

    /** Files requests, decides them at the pace, kills the node in the midst; every one is decided by the time it ends. */
    private void survive(RestClient anonymous, ServerProcess victim, int round) throws InterruptedException {
        RestClient jonas = anonymous.signIn("jonas", TrialAccess.PASSWORD);
        RestClient marta = anonymous.signIn("marta", TrialAccess.PASSWORD);
        List<String> wanted = entitlements(jonas, round);
        List<String> requests = wanted.stream().map(one -> file(jonas, one)).toList();
        Queue<String> tasks = new ConcurrentLinkedQueue<>(tasks(marta));
        assertThat(tasks).hasSize(PER_ROUND);
        AtomicInteger decided = new AtomicInteger();
        List<Thread> deciders = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Thread decider = new Thread(() -> decideAll(marta, tasks, decided));
            decider.start();
            deciders.add(decider);
        }
        while (decided.get() < PER_ROUND / 3) {
            ServerProcess.pause(5);
        }
        victim.kill();
        int before = decided.get();
        for (Thread decider : deciders) {
            decider.join();
        }
        assertThat(before).as("the kill came in the midst").isLessThan(PER_ROUND);
        assertThat(decided).hasValue(PER_ROUND);
        approved.addAll(requests);
        victim.restart();
    }

    private static void decideAll(RestClient marta, Queue<String> tasks, AtomicInteger decided) {
        for (String task = tasks.poll(); task != null; task = tasks.poll()) {
            long end = System.nanoTime() + PATIENCE;
            boolean unknown = false;
            while (true) {
                try {
                    decide(marta, task, unknown);
                    break;
                } catch (UncheckedIOException cut) {
                    // It may have taken effect or not: asked again, it must not take effect twice.
                    unknown = true;
                    assertThat(System.nanoTime()).as(cut.getMessage()).isLessThan(end);
                }
            }
            decided.incrementAndGet();
            ServerProcess.pause(PACE);
        }
    }

    /** Only after a cut may somebody have decided before. */
    private static void decide(RestClient marta, String task, boolean again) {
        Answer detail = marta.get("/tasks/" + task);
        Answer answer = marta.post(
                "/tasks/" + task + "/decide",
                Map.of(
                        "version", detail.at("task.version"),
                        "items", List.of(Map.of("item", detail.<String>at("items.0.id"), "verdict", "APPROVED")),
                        "comment", "fine"));
        assertThat(answer.status() == 200 || again && answer.status() == 409)
                .as(answer.text())
                .isTrue();
    }

    private static String file(RestClient jonas, String entitlement) {
        Answer filed = jonas.post(
                "/requests",
                Map.of("type", "role-access", "items", List.of(Map.of("entitlement", entitlement)), "reason", "proxy"));
        assertThat(filed.status()).as(filed.text()).isEqualTo(201);
        return filed.at("id");
    }

    private static List<String> tasks(RestClient marta) {
        List<Map<String, Object>> items = marta.get("/tasks?size=100").at("items");
        return items.stream().map(item -> (String) item.get("id")).toList();
    }

    private static List<String> entitlements(RestClient jonas, int round) {
        List<String> ids = new ArrayList<>();
        for (int i = round * PER_ROUND; i < (round + 1) * PER_ROUND; i++) {
            ids.add(jonas.get("/catalogue/entitlements?text=%04d&size=1".formatted(i))
                    .at("items.0.entitlement.id"));
        }
        return ids;
    }

    private void awaitDelivered(RestClient jonas) {
        long end = System.nanoTime() + PATIENCE;
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

    private static int decisionsInTheTrail(String url) throws Exception {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(
                        "SELECT count(*) FROM portal_audit_event WHERE action = 'tasks.decide'")) {
            count.next();
            return count.getInt(1);
        }
    }
}
