// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.war;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.server.runtime.TrialAccess;
import dev.selfservice.portal.server.testing.Answer;
import dev.selfservice.portal.server.testing.Follower;
import dev.selfservice.portal.server.testing.RestClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the portal must do in every application server, over HTTP and on the container's data source. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ContainerJourney {

    private static final int SECONDS_TO_DELIVER = 30;
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Map<String, String> JONAS = Map.of("login", "jonas", "password", TrialAccess.PASSWORD);

    private Site site;
    private Container container;

    /** Prepares the application server in the folder and starts it with the portal in it. */
    abstract Container start(Site site, Path folder) throws Exception;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        site = Site.laidBy(folder.resolve("home"));
        container = start(site, folder);
    }

    @AfterAll
    void close() throws Exception {
        if (container != null) {
            container.close();
        }
        if (site != null) {
            site.close();
        }
    }

    private RestClient as(String login) {
        return container.anonymous().signIn(login, TrialAccess.PASSWORD);
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status() + " " + answer.code()).as(answer.text()).isEqualTo(status + " " + code);
        assertThat(answer.<String>at("requestId"))
                .isEqualTo(answer.header("X-Request-Id"))
                .hasSize(24);
    }

    @Test
    void aRequestIsFiledApprovedAndDelivered() throws Exception {
        RestClient jonas = as("jonas");
        RestClient marta = as("marta");
        List<String> before = site.rolesOf("jonas");
        Map<String, Object> wish = wish(jonas, "archive");

        Answer filed = jonas.with("Idempotency-Key", "once").post("/requests", wish);
        Answer repeated = jonas.with("Idempotency-Key", "once").post("/requests", wish);

        assertThat(filed.status()).as(filed.text()).isEqualTo(201);
        assertThat(repeated.bytes()).isEqualTo(filed.bytes());
        assertThat(repeated.header("Location")).isEqualTo(filed.header("Location"));
        String request = filed.at("id");
        decide(marta, request);
        awaitDelivery(jonas, request);
        assertThat(site.rolesOf("jonas")).hasSizeGreaterThan(before.size());
    }

    @Test
    void openPagesAreToldOfChangesAsTheyHappen() {
        RestClient jonas = as("jonas");
        try (Follower page = jonas.follow("")) {
            Answer filed = jonas.post("/requests", wish(jonas, "guests"));

            assertThat(filed.status()).as(filed.text()).isEqualTo(201);
            page.await(filed.at("id"), SOON);
            assertThat(page.header("Content-Type")).startsWith("text/event-stream");
            assertThat(page.header("X-Accel-Buffering")).isEqualTo("no");
        }
        Answer head = jonas.send("HEAD", "/api/v1/events", Map.of(), BodyPublishers.noBody());
        assertThat(head.status()).isEqualTo(405);
    }

    private static Map<String, Object> wish(RestClient jonas, String text) {
        String wanted =
                jonas.get("/catalogue/entitlements?text=" + text + "&size=1").at("items.0.entitlement.id");
        return Map.of(
                "type", "role-access", "reason", "The yearly audit", "items", List.of(Map.of("entitlement", wanted)));
    }

    private static void decide(RestClient marta, String request) {
        List<Map<String, Object>> tasks = marta.get("/tasks?size=100").at("items");
        Object task = tasks.stream()
                .filter(each -> request.equals(each.get("request")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no task for " + request + " in " + tasks))
                .get("id");
        Answer detail = marta.get("/tasks/" + task);
        Map<String, Object> decision = Map.of(
                "version", detail.at("task.version"),
                "comment", "Fine by me",
                "items", List.of(Map.of("item", detail.at("items.0.id"), "verdict", "APPROVED")));

        Answer decided = marta.post("/tasks/" + task + "/decide", decision);

        assertThat(decided.status()).as(decided.text()).isLessThan(300);
        Answer again = marta.post("/tasks/" + task + "/decide", decision);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).startsWith("already-");
    }

    private static void awaitDelivery(RestClient jonas, String request) {
        long deadline = System.nanoTime() + SECONDS_TO_DELIVER * 1_000_000_000L;
        Answer seen = jonas.get("/requests/" + request);
        while (!"DELIVERED".equals(seen.at("request.items.0.delivery"))) {
            assertThat(System.nanoTime()).as(seen.text()).isLessThan(deadline);
            Container.pause();
            seen = jonas.get("/requests/" + request);
        }
    }

    @Test
    void theOpenApiDocumentIsThatOfOurOwnServer() {
        Answer answer = container.anonymous().send("GET", "/openapi", Map.of(), BodyPublishers.noBody());

        assertThat(answer.bytes()).isEqualTo(site.openApi());
    }

    @Test
    void thePagesAreServedWithTheHeadersThatHardenThem() {
        Answer page =
                container.anonymous().send("GET", "/tasks", Map.of("Accept", "text/html"), BodyPublishers.noBody());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("<portal-app");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'self'");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void aWrongPasswordIsRefused() {
        Answer answer = container.anonymous().post("/sessions", Map.of("login", "jonas", "password", "wrong"));

        assertProblem(answer, 401, "sign-in-failed");
    }

    @Test
    void aChangeFromAnotherSiteIsRefused() {
        RestClient jonas = as("jonas");

        assertProblem(jonas.with("Sec-Fetch-Site", "cross-site").post("/sessions", JONAS), 403, "cross-site");
        assertProblem(jonas.with("X-CSRF-Token", "x").post("/sessions/current/end", Map.of()), 403, "cross-site");
    }

    @Test
    void whatIsNoJsonIsRefused() {
        RestClient nobody = container.anonymous();

        assertProblem(nobody.postText("/sessions", "{\"login\":"), 400, "malformed-json");
        assertProblem(nobody.postText("/sessions", "{} {}"), 400, "malformed-json");
        assertProblem(nobody.postText("/sessions", "[".repeat(100_000)), 400, "malformed-json");
        assertProblem(nobody.postText("/sessions", "{\"logIn\":\"jonas\"}"), 400, "unknown-field");
        assertProblem(nobody.postText("/sessions", "\"" + "x".repeat(300_000) + "\""), 413, "too-large");
    }

    @Test
    void whatTheLibraryRefusesIsAProblemToo() {
        RestClient jonas = as("jonas");

        assertProblem(container.anonymous().get("/tasks"), 401, "not-signed-in");
        assertProblem(jonas.get("/nowhere"), 404, "not-found");
        assertProblem(jonas.get("/requests/not-an-id"), 404, "not-found");
        assertProblem(jonas.get("/tasks?sise=1"), 422, "invalid");
        assertProblem(
                jonas.send("DELETE", "/api/v1/tasks", Map.of(), BodyPublishers.noBody()), 405, "method-not-allowed");
        assertProblem(
                jonas.send("GET", "/api/v1/tasks", Map.of("Accept", "text/csv"), BodyPublishers.noBody()),
                406,
                "not-acceptable");
        assertProblem(
                jonas.send(
                        "POST",
                        "/api/v1/requests",
                        Map.of("Content-Type", "text/plain"),
                        BodyPublishers.ofString("{}")),
                415,
                "wrong-content-type");
    }
}
