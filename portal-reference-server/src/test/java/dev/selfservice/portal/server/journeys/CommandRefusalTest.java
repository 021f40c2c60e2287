// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.server.json.BodyReader;
import dev.selfservice.portal.server.testing.Answer;
import dev.selfservice.portal.server.testing.RestClient;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each command would take effect but for one flaw; it must be refused for just that, and nothing may be stored. */
@ParameterizedClass
@EnumSource(Databases.class)
class CommandRefusalTest {

    private static final Jsonb JSONB = JsonbBuilder.create();

    @Parameter
    Databases kind = Databases.DERBY;

    private static House house;
    private static Stock stock;

    @BeforeParameterizedClassInvocation
    static void open(Databases kind) {
        house = House.still(kind);
        stock = new Stock(house);
    }

    @AfterParameterizedClassInvocation
    static void close() {
        house.close();
    }

    static Stream<Route> commands() {
        return Commands.all().stream();
    }

    static Stream<Route> closed() {
        return commands().filter(route -> !route.open());
    }

    static Stream<Route> withStranger() {
        return commands().filter(route -> !route.stranger().isEmpty());
    }

    static Stream<Route> withFields() {
        return commands().filter(route -> !route.required().isEmpty());
    }

    static Stream<Route> versioned() {
        return commands().filter(Route::versioned);
    }

    private static RestClient caller(Route route) {
        return route.open() ? house.server().anonymous() : stock.as(route.login());
    }

    private static Answer send(RestClient client, Route.Call call) {
        return client.post(call.path(), call.body());
    }

    private static Answer sendText(RestClient client, Route.Call call, String type, String text) {
        Map<String, String> headers = type.isEmpty() ? Map.of() : Map.of("Content-Type", type);
        return client.send("POST", "/api/v1" + call.path(), headers, BodyPublishers.ofString(text));
    }

    @Test
    void everyCommandOfTheServedDocumentIsHere() {
        Map<String, Map<String, Object>> paths = house.server()
                .anonymous()
                .send("GET", "/openapi", Map.of(), BodyPublishers.noBody())
                .at("paths");
        TreeSet<String> served = new TreeSet<>();
        paths.forEach((path, methods) -> {
            assertThat(methods.keySet()).as(path).isSubsetOf("get", "post");
            if (methods.containsKey("post")) {
                served.add(path.replaceFirst("^/api/v1", ""));
            }
        });

        assertThat(commands().map(Route::template)).containsExactlyInAnyOrderElementsOf(served);
    }

    @ParameterizedTest
    @MethodSource("closed")
    void somebodyUnknownIsAskedToSignIn(Route route) {
        Route.Call call = route.call().apply(stock);
        RestClient anonymous = house.server().anonymous();

        Refusals.storesNothing(house, () -> Refusals.require(send(anonymous, call), "401 not-signed-in"));
        Refusals.storesNothing(
                house,
                () -> Refusals.require(
                        send(anonymous.with("Cookie", "__Host-portal-session=forged"), call), "401 not-signed-in"));
    }

    @ParameterizedTest
    @MethodSource("withStranger")
    void aStrangerLearnsNothingAndDoesNothing(Route route) {
        Route.Call call = route.call().apply(stock);
        RestClient cleo = stock.as("cleo");

        Answer answer = Refusals.storesNothing(house, () -> send(cleo, call));

        assertThat(answer.status() + " " + answer.code()).as(answer.text()).isEqualTo(route.stranger());
    }

    @ParameterizedTest
    @MethodSource("closed")
    void aDisabledPersonIsNobodyAtOnce(Route route) {
        Route.Call call = route.call().apply(stock);
        RestClient before = stock.as(route.login());
        house.people().disable(new PersonId(route.login()));
        try {
            // Their sessions end, which is written down, and nothing else happens.
            Refusals.storesNothing(
                    house,
                    () -> Refusals.require(send(before, call), "401 not-signed-in"),
                    "portal_session",
                    "portal_audit_event");
        } finally {
            house.people().enable(new PersonId(route.login()));
            stock.forget(route.login());
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void anotherSiteIsRefused(Route route) {
        Route.Call call = route.call().apply(stock);
        RestClient own = caller(route);
        String fetch = "Sec-Fetch-Site";
        List<RestClient> foreign = new ArrayList<>(List.of(
                own.with(fetch, "cross-site"),
                own.with(fetch, "same-site"),
                own.with(fetch, "none"),
                own.with(fetch, ""),
                own.with(fetch, "").with("Origin", "null"),
                own.with(fetch, "").with("Origin", "https://portal.example.net")));
        if (!route.open()) {
            foreign.add(own.with("X-CSRF-Token", ""));
            foreign.add(own.with("X-CSRF-Token", "1.AAAA"));
            foreign.add(own.with(
                    "X-CSRF-Token", stock.as("eli").get("/sessions/current").at("csrfToken")));
        }

        Refusals.storesNothing(house, () -> {
            foreign.forEach(client -> Refusals.require(send(client, call), "403 cross-site"));
            return foreign;
        });
    }

    @ParameterizedTest
    @MethodSource("commands")
    void whatIsNoJsonIsRefused(Route route) {
        Route.Call call = route.call().apply(stock);
        RestClient client = caller(route);
        String whole = JSONB.toJson(call.body());
        List<String> broken = List.of(
                "{",
                whole + "}",
                whole.substring(0, whole.length() - 1),
                "\uFEFF" + whole,
                "{\"a\":" + "[".repeat(70) + "]".repeat(70) + "}",
                "{\"a\":" + "[".repeat(50_000));

        Refusals.storesNothing(house, () -> {
            broken.forEach(
                    text -> Refusals.require(sendText(client, call, "application/json", text), "400 malformed-json"));
            return broken;
        });
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aBodyOfAnotherShapeIsRefused(Route route) {
        Route.Call call = route.call().apply(stock);
        RestClient client = caller(route);
        Map<String, Object> misspelt = new HashMap<>(call.body());
        misspelt.put("raeson", "Because");
        Map<String, Object> huge = new HashMap<>(call.body());
        huge.put("reason", "x".repeat(BodyReader.MOST_BYTES));
        String whole = JSONB.toJson(call.body());

        Refusals.storesNothing(house, () -> {
            Refusals.require(client.post(call.path(), misspelt), "400 unknown-field");
            Refusals.require(client.post(call.path(), huge), "413 too-large");
            Refusals.require(sendText(client, call, "text/plain", whole), "415 wrong-content-type");
            Refusals.require(
                    sendText(client, call, "application/x-www-form-urlencoded", whole), "415 wrong-content-type");
            return Refusals.require(sendText(client, call, "application/json", "[]"), "400 malformed-request");
        });
    }

    @ParameterizedTest
    @MethodSource("withFields")
    void aMissingFieldIsNamed(Route route) {
        Route.Call call = route.call().apply(stock);
        RestClient client = caller(route);

        Refusals.storesNothing(house, () -> {
            for (String field : route.required()) {
                Map<String, Object> less = new HashMap<>(call.body());
                less.remove(field);
                Refusals.requireError(client.post(call.path(), less), field, "required");
            }
            return route;
        });
    }

    @ParameterizedTest
    @MethodSource("versioned")
    void whoReadSomethingOlderIsToldSo(Route route) {
        Route.Call call = route.call().apply(stock);
        Map<String, Object> stale = new HashMap<>(call.body());
        stale.put("version", ((Number) call.body().get("version")).longValue() + 7);

        Refusals.storesNothing(
                house, () -> Refusals.require(caller(route).post(call.path(), stale), "409 stale-version"));
    }

    @ParameterizedTest
    @MethodSource("closed")
    void aTokenForSomethingElseDoesNotReachThisFar(Route route) {
        Route.Call call = route.call().apply(stock);
        String secret = stock.as(route.login())
                .post("/api-tokens", Stock.tokenBody("catalogue:search"))
                .at("secret");
        // Signing out ends the session that one is in, and a token is in none.
        String expected = route.template().equals("/sessions/current/end") ? "401 not-signed-in" : "403 token-scope";

        Refusals.storesNothing(house, () -> Refusals.require(send(house.server().withToken(secret), call), expected));
    }
}
