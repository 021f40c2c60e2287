// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.browser;

import dev.selfservice.portal.server.testing.Answer;
import dev.selfservice.portal.server.testing.RestClient;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Takes the pictures of {@code docs/screens} from a server that was started with {@code --dev} on an empty folder.
 *
 * <p>Only on demand: {@code -Dportal.screens=docs/screens -Dportal.screens.of=http://localhost:8080/}.
 */
@InBrowser
@EnabledIfSystemProperty(named = "portal.screens", matches = ".+")
class ScreensTest {

    private static final String PASSWORD = "let me try this";
    private static final int WIDE = 1280;
    private static final int NARROW = 390;
    private static final String LIGHT = "{\"theme\":\"light\",\"language\":\"en\"}";
    private static final String DARK = "{\"theme\":\"dark\",\"language\":\"en\"}";

    private final Path folder = Path.of(System.getProperty("portal.screens"));
    private final URI server = URI.create(System.getProperty("portal.screens.of", "http://localhost:8080/"));
    private final Browser browser;

    ScreensTest(Browser browser) {
        this.browser = browser;
    }

    @Test
    void eachPageIsPictured() {
        String approved = ask("jonas", "ledger-viewer", "DE", "Quarter-end close for Germany");
        decide("marta", approved, "APPROVED", "Until the close is done");
        decide("marta", ask("jonas", "ledger-clerk", "ES", "I might need it"), "REJECTED", "Ask when the day comes");
        String running = ask("jonas", "auditor", "ES", "The audit of the Madrid branch");

        browser.open(server.resolve("/sign-in"));
        browser.prefer(LIGHT);
        both("sign-in", "/sign-in");
        as("jonas");
        both("home", "/");
        both("ask-for-access", "/catalogue?text=ledger");
        both("request", "/requests/" + running);
        both("request-delivered", "/requests/" + approved);
        both("my-requests", "/requests");
        both("my-access", "/access");
        wide("home-right-to-left", "/?lang=ar-XB");
        browser.prefer(DARK);
        both("request-dark", "/requests/" + running);
        as("marta");
        wide("tasks-dark", "/tasks/" + task("marta", running));
        browser.prefer(LIGHT);
        both("home-manager", "/");
        both("tasks", "/tasks/" + task("marta", running));
        wide("tasks-right-to-left", "/tasks/" + task("marta", running) + "?lang=ar-XB");
        changes(running);
        as("omar");
        administration();
    }

    /** What open pages look like after something happened. */
    private void changes(String running) {
        browser.open(server.resolve("/tasks"));
        ask("jonas", "ledger-clerk", "DE", "Quarter-end close for Germany");
        browser.shown("[data-test=show-new]");
        bothAsTheyAre("tasks-live");
        as("jonas");
        browser.open(server.resolve("/requests/" + running));
        decide("marta", running, "APPROVED", "From today until the audit is over");
        browser.says("[data-test=where-it-is]", "until the audit is over");
        bothAsTheyAre("request-live");
    }

    private void administration() {
        both("permissions", "/administration/permissions");
        both("role-holders", "/administration/permissions?view=holders&of=portal-administrator");
        both("catalogue-administration", "/administration/catalogue");
        both("catalogue-entry", "/administration/catalogue?entry=new");
        both("deliveries", "/administration/deliveries?state=DONE");
        both("deliveries-empty", "/administration/deliveries");
    }

    private void both(String name, String page) {
        wide(name, page);
        take(name + "-390", page, NARROW, 844);
    }

    /** Without opening the page again, because of what has just happened on it. */
    private void bothAsTheyAre(String name) {
        browser.rest();
        browser.picture(folder.resolve(name + ".png"));
        browser.size(NARROW, 844);
        browser.picture(folder.resolve(name + "-390.png"));
        browser.size(WIDE, 860);
    }

    private void wide(String name, String page) {
        take(name, page, WIDE, 860);
    }

    private void take(String name, String page, int width, int height) {
        browser.size(width, height);
        browser.open(server.resolve(page));
        browser.picture(folder.resolve(name + ".png"));
    }

    private void as(String person) {
        browser.forget();
        browser.size(WIDE, 860);
        browser.open(server.resolve("/sign-in"));
        Hand hand = new Pointer(browser);
        hand.write("#sp-login", person);
        hand.write("#sp-password", PASSWORD);
        hand.press("[data-test=sign-in]");
        browser.gone("#sp-password");
    }

    private RestClient rest(String person) {
        return RestClient.anonymous(server, answer -> {}).signIn(person, PASSWORD);
    }

    private String ask(String person, String name, String scope, String reason) {
        RestClient client = rest(person);
        List<Map<String, Object>> found =
                client.get("/catalogue/entitlements?size=100").at("items");
        Object id = found.stream()
                .map(row -> (Map<?, ?>) row.get("entitlement"))
                .filter(each -> name.equals(each.get("name")))
                .map(each -> each.get("id"))
                .findFirst()
                .orElseThrow();
        Answer filed = client.post(
                "/requests",
                Map.of(
                        "type",
                        "role-access",
                        "items",
                        List.of(Map.of("entitlement", id, "scope", scope)),
                        "reason",
                        reason));
        leave(client);
        return filed.at("id");
    }

    private void decide(String person, String request, String verdict, String comment) {
        RestClient client = rest(person);
        String task = task(person, request);
        Answer detail = client.get("/tasks/" + task);
        client.post(
                "/tasks/" + task + "/decide",
                Map.of(
                        "version", detail.at("task.version"),
                        "items", List.of(Map.of("item", detail.<String>at("items.0.id"), "verdict", verdict)),
                        "comment", comment));
        leave(client);
    }

    /** So that the pages show no sessions but the browser's. */
    private static void leave(RestClient client) {
        client.post("/sessions/current/end", Map.of());
    }

    private String task(String person, String request) {
        RestClient client = rest(person);
        List<Map<String, Object>> open = client.get("/tasks?size=100").at("items");
        leave(client);
        return open.stream()
                .filter(each -> request.equals(each.get("request")))
                .map(each -> String.valueOf(each.get("id")))
                .findFirst()
                .orElseThrow();
    }
}
