// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.journeys;

import dev.selfservice.portal.server.journeys.Route.Call;
import dev.selfservice.portal.server.testing.TestServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every command that the interface has. */
final class Commands {

    private static final String FORBIDDEN = "403 forbidden";
    private static final String NOT_FOUND = "404 not-found";
    /** Told alike whether or not there was anything (SES-5). */
    private static final String NOTHING = "204 ";

    private Commands() {}

    static List<Route> all() {
        return Stream.of(catalogueAndDeliveries(), permissions(), requests(), signIn())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Route> catalogueAndDeliveries() {
        return List.of(
                new Route("/audit/verify", "dora", FORBIDDEN, List.of(), stock -> new Call("/audit/verify", Map.of())),
                new Route(
                        "/catalogue/entitlements",
                        "dora",
                        FORBIDDEN,
                        List.of("system", "name", "title", "kind", "risk"),
                        stock -> new Call("/catalogue/entitlements", Walk.newEntitlement("files", "brand-new"))),
                new Route(
                        "/catalogue/entitlements/{id}/change",
                        "dora",
                        FORBIDDEN,
                        List.of("version", "title", "kind", "risk"),
                        Commands::change),
                new Route(
                        "/deliveries/{id}/retry",
                        "dora",
                        FORBIDDEN,
                        List.of("version"),
                        stock -> new Call(
                                "/deliveries/" + stock.deadOrder() + "/retry",
                                Map.of("version", stock.deadOrderVersion()))));
    }

    private static List<Route> permissions() {
        return List.of(
                new Route(
                        "/permissions/grants",
                        "dora",
                        FORBIDDEN,
                        List.of("role", "permission"),
                        stock -> new Call(
                                "/permissions/grants", Map.of("role", "assistant", "permission", "systems:read"))),
                new Route(
                        "/permissions/grants/revoke",
                        "dora",
                        FORBIDDEN,
                        List.of("role", "permission"),
                        stock -> new Call(
                                "/permissions/grants/revoke", Map.of("role", "everyone", "permission", "tasks:read"))),
                new Route(
                        "/roles/{id}/give",
                        "dora",
                        FORBIDDEN,
                        List.of("person"),
                        stock -> new Call("/roles/assistant/give", Map.of("person", "finn"))),
                new Route(
                        "/roles/{id}/take",
                        "dora",
                        FORBIDDEN,
                        List.of("person"),
                        stock -> new Call("/roles/assistant/take", Map.of("person", "finn"))));
    }

    private static List<Route> requests() {
        return List.of(
                new Route(
                        "/requests",
                        "ana",
                        "",
                        List.of("type", "items", "reason"),
                        stock -> new Call("/requests", Walk.wish(stock.wanted(), "The yearly audit"))),
                new Route(
                        "/requests/{id}/withdraw",
                        "ana",
                        NOT_FOUND,
                        List.of("version"),
                        stock -> new Call(
                                "/requests/" + stock.request() + "/withdraw",
                                Map.of("version", stock.requestDetail().<Object>at("request.version")))),
                new Route(
                        "/tasks/{id}/decide",
                        "bea",
                        NOT_FOUND,
                        List.of("version", "items"),
                        stock -> new Call(
                                "/tasks/" + stock.task() + "/decide",
                                Walk.decision(stock.taskDetail(), "APPROVED", "Fine"))));
    }

    private static List<Route> signIn() {
        return List.of(
                new Route(
                        "/api-tokens",
                        "ana",
                        "",
                        List.of("label", "scope", "days"),
                        stock -> new Call("/api-tokens", Stock.tokenBody("requests:read"))),
                new Route(
                        "/api-tokens/{id}/revoke",
                        "ana",
                        NOTHING,
                        List.of(),
                        stock -> new Call("/api-tokens/" + stock.token() + "/revoke", Map.of())),
                new Route(
                        "/sessions",
                        "",
                        "",
                        List.of("login", "password"),
                        stock -> new Call("/sessions", Map.of("login", "ana", "password", TestServer.PASSWORD))),
                new Route(
                        "/sessions/{id}/end",
                        "ana",
                        NOTHING,
                        List.of(),
                        stock -> new Call("/sessions/" + stock.session() + "/end", Map.of())),
                new Route(
                        "/sessions/current/end",
                        "ana",
                        "",
                        List.of(),
                        stock -> new Call("/sessions/current/end", Map.of())));
    }

    private static Call change(Stock stock) {
        Map<String, Object> body = new HashMap<>(Walk.newEntitlement("files", "auditors"));
        body.remove("system");
        body.remove("name");
        body.put("version", 1);
        return new Call("/catalogue/entitlements/" + stock.entitlement() + "/change", body);
    }
}
