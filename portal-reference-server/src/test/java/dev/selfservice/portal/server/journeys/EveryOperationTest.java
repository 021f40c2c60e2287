// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.server.testing.Answer;
import dev.selfservice.portal.server.testing.RestClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One long day on which everything that the OpenAPI document declares is used with success, and fits it. */
class EveryOperationTest {

    @ParameterizedTest
    @EnumSource(Databases.class)
    void whatIsDeclaredWorksAndIsAnsweredAsDeclared(Databases kind) {
        try (House house = House.still(kind)) {
            Stock stock = new Stock(house);
            readEverything(stock);
            commandEverything(stock);

            Set<String> worked = house.server().answers().seen().stream()
                    .filter(line -> line.matches(".* 20[014]"))
                    .map(line -> line.substring(0, line.lastIndexOf(' ')))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(worked).containsExactlyInAnyOrderElementsOf(declared(house));
        }
    }

    private static void readEverything(Stock stock) {
        RestClient dora = stock.as("dora");
        for (String path : new String[] {
            "/api-tokens",
            "/assignments",
            "/audit",
            "/catalogue/all",
            "/catalogue/entitlements",
            "/catalogue/entitlements/" + stock.entitlement(),
            "/deliveries?state=DEAD",
            "/people?text=a",
            "/permissions",
            "/permissions/explain",
            "/permissions/grants",
            "/request-types",
            "/requests",
            "/requests/" + stock.request(),
            "/roles",
            "/roles/portal-administrator/holders",
            "/sessions",
            "/sessions/current",
            "/systems",
            "/tasks",
            "/tasks/count"
        }) {
            Walk.requireStatus(dora.get(path), 200);
        }
        stock.as("dora").follow("").close();
        Walk.requireStatus(stock.as("bea").get("/tasks/" + stock.task()), 200);
        String held = stock.walk().askAnew(stock.as("gus"), "files");
        stock.walk().decide(stock.as("bea"), held, "APPROVED", "Fine");
        stock.walk().await(stock.as("gus"), held, "DELIVERED");
        Answer access = stock.as("gus").get("/assignments");
        Walk.requireStatus(stock.as("gus").get("/assignments/" + access.<String>at("items.0.id")), 200);
    }

    /** Every command as in the table of refusals, but with nothing wrong with it; those last that end sessions. */
    private static void commandEverything(Stock stock) {
        Commands.all().stream()
                .filter(route -> !route.template().startsWith("/sessions/current"))
                .filter(route -> !route.template().startsWith("/tasks"))
                .filter(route -> !route.template().startsWith("/roles/{id}/take"))
                .forEach(route -> give(stock, route));
        Commands.all().stream()
                .filter(route -> route.template().matches("/sessions/current/end|/roles/\\{id}/take"))
                .forEach(route -> give(stock, route));
    }

    private static void give(Stock stock, Route route) {
        Route.Call call = route.call().apply(stock);
        RestClient caller = route.open() ? stock.house().server().anonymous() : stock.as(route.login());
        Answer answer = caller.post(call.path(), call.body());
        assertThat(answer.status()).as(route + ": " + answer.text()).isBetween(200, 204);
    }

    private static Set<String> declared(House house) {
        Map<String, Map<String, Object>> paths = house.server()
                .anonymous()
                .send("GET", "/openapi", Map.of(), BodyPublishers.noBody())
                .at("paths");
        return paths.entrySet().stream()
                .filter(path -> path.getKey().startsWith("/api/"))
                .flatMap(path -> path.getValue().keySet().stream()
                        .map(verb -> verb.toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
