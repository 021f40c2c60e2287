// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.server.runtime.TrialAccess;
import dev.selfservice.portal.server.testing.Answer;
import dev.selfservice.portal.server.testing.RestClient;
import dev.selfservice.portal.server.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The restore drill (F21, ENV-12): a backup is taken while people work, restored elsewhere with the keys kept apart from it,
 * and what was acknowledged before it began is there. Without the right keys the portal starts sealed.
 */
class RestoreDrillTest {

    private static final int LAST = 12;

    @TempDir
    private Path folder;

    @Test
    void aBackupOfDerbyTakenUnderLoadIsWholeAndIsSealedWithoutItsKeys() throws Exception {
        drill(new DerbyCopy(folder));
    }

    @Test
    void aBackupOfPostgresqlTakenUnderLoadIsWholeAndIsSealedWithoutItsKeys() throws Exception {
        drill(new PostgresqlCopy(folder));
    }

    private void drill(CopiedDatabase database) throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        List<String> acknowledged;
        try (database) {
            try (TestServer server = TestServer.on(database.url(), database.user(), "", home, Map.of())) {
                acknowledged = workWhileBackingUp(server, database);
            }
            String restored = database.restore();
            Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));

            sealedWithFreshKeys(restored, database.user());

            Files.copy(
                    home.resolve("portal.keys"), elsewhere.resolve("portal.keys"), StandardCopyOption.COPY_ATTRIBUTES);
            try (TestServer server = TestServer.on(restored, database.user(), "", elsewhere, Map.of())) {
                RestClient jonas = server.as("jonas");
                for (String request : acknowledged) {
                    assertThat(jonas.get("/requests/" + request).status()).isEqualTo(200);
                }
                assertThat(server.portal().sealed()).isEmpty();
                assertThat(server.portal().verifyTrail().findings()).isEmpty();
                assertThat(server.portal().verifyTrail().checked()).isGreaterThan(acknowledged.size());
                file(jonas, entitlements(jonas).get(LAST));
            }
        }
    }

    /** Returns the requests that were acknowledged before the backup began. */
    private static List<String> workWhileBackingUp(TestServer server, CopiedDatabase database) throws Exception {
        RestClient jonas = server.as("jonas");
        List<String> wanted = entitlements(jonas);
        List<String> before =
                List.of(file(jonas, wanted.get(0)), file(jonas, wanted.get(1)), file(jonas, wanted.get(2)));
        AtomicBoolean done = new AtomicBoolean();
        ConcurrentLinkedQueue<String> during = new ConcurrentLinkedQueue<>();
        Thread worker = new Thread(() -> {
            for (int i = 3; i < LAST && !done.get(); i++) {
                during.add(file(jonas, wanted.get(i)));
            }
        });
        worker.start();
        while (during.isEmpty()) {
            ServerProcess.pause(5);
        }
        database.backUp();
        done.set(true);
        worker.join();
        assertThat(during).isNotEmpty();
        return before;
    }

    /** In a folder without the key store the trial makes another one, which is not that of the data. */
    private void sealedWithFreshKeys(String url, String user) throws Exception {
        Path wrong = Files.createDirectories(folder.resolve("wrong"));
        try (TestServer server = TestServer.on(url, user, "", wrong, Map.of())) {
            RestClient anonymous = server.anonymous();
            Answer ready = anonymous.send("GET", "/health/ready", Map.of(), BodyPublishers.noBody());

            assertThat(ready.status()).isEqualTo(503);
            assertThat(ready.text()).contains("{\"name\":\"keys\",\"status\":\"DOWN\"}");
            assertThat(anonymous
                            .send("GET", "/health/live", Map.of(), BodyPublishers.noBody())
                            .status())
                    .isEqualTo(200);
            assertThat(anonymous
                            .send("GET", "/", Map.of(), BodyPublishers.noBody())
                            .status())
                    .isEqualTo(200);
            for (String login : List.of("jonas", "nobody")) {
                Answer refused = anonymous.post("/sessions", Map.of("login", login, "password", TrialAccess.PASSWORD));
                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.code()).isEqualTo("unavailable");
            }
        }
    }

    private static String file(RestClient jonas, String entitlement) {
        Answer filed = jonas.post(
                "/requests",
                Map.of("type", "role-access", "items", List.of(Map.of("entitlement", entitlement)), "reason", "drill"));
        assertThat(filed.status()).as(filed.text()).isEqualTo(201);
        return filed.at("id");
    }

    private static List<String> entitlements(RestClient jonas) {
        List<Map<String, Map<String, Object>>> items =
                jonas.get("/catalogue/entitlements?size=100").at("items");
        return items.stream()
                .filter(item -> item.get("entitlement").get("scope") == null)
                .map(item -> (String) item.get("entitlement").get("id"))
                .toList();
    }
}
