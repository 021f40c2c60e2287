// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.server.json.BodyReader;
import dev.selfservice.portal.server.rest.Routes;
import dev.selfservice.portal.server.rest.Routes.Route;
import dev.selfservice.portal.server.testing.Answer;
import dev.selfservice.portal.server.testing.RestClient;
import dev.selfservice.portal.server.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold on every route, found by reflection so that a new one is tested on the day it comes. */
class EveryRouteTest {

    private static final String SOME_ID = "01900000-0000-7000-8000-000000000000";

    private static TestServer server;
    private static RestClient dora;

    @BeforeAll
    static void start() {
        server = TestServer.shared();
        dora = server.as("dora");
    }

    static Stream<Route> all() {
        return Routes.of(PortalApplication.RESOURCES).stream();
    }

    static Stream<Route> commands() {
        return all().filter(route -> route.verb().equals("POST"));
    }

    static Stream<Route> commandsWithFields() {
        return commands().filter(route -> !takesNothing(route));
    }

    private static boolean takesNothing(Route route) {
        return Stream.of(route.method().getParameterTypes())
                .anyMatch(type -> type.getSimpleName().equals("NoBody"));
    }

    private static boolean signsOut(Route route) {
        return route.path().equals("/sessions/current/end");
    }

    private static String pathOf(Route route) {
        return route.path().replaceAll("\\{[a-z]+}", SOME_ID);
    }

    private static Answer send(RestClient client, Route route, String contentType, String body) {
        return client.send(
                route.verb(),
                "/api/v1" + pathOf(route),
                contentType.isEmpty() ? Map.of() : Map.of("Content-Type", contentType),
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    @ParameterizedTest
    @MethodSource("all")
    void nobodyGetsInWithoutBeingKnown(Route route) {
        Answer answer =
                send(server.anonymous(), route, "application/json", route.verb().equals("POST") ? "{}" : "");

        if (route.operation().open()) {
            assertThat(answer.status()).isEqualTo(422);
        } else {
            assertThat(answer.status() + " " + answer.code()).isEqualTo("401 not-signed-in");
        }
    }

    @ParameterizedTest
    @MethodSource("commandsWithFields")
    void aBodyIsNeededWhereThereAreFields(Route route) {
        assertThat(send(dora, route, "application/json", "").code()).isEqualTo("malformed-json");
        assertThat(send(dora, route, "", "").status()).isIn(400, 415);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void brokenJsonIsNamedAsSuch(Route route) {
        Answer answer = send(dora, route, "application/json", "{\"a\":");

        assertThat(answer.status() + " " + answer.code()).isEqualTo("400 malformed-json");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aFieldThatIsNotThereIsNamed(Route route) {
        Answer answer = send(dora, route, "application/json", "{\"zzz\": 1}");

        assertThat(answer.status() + " " + answer.code()).isEqualTo("400 unknown-field");
        assertThat(answer.<String>at("errors.0.field")).isEqualTo("zzz");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void onlyJsonIsTaken(Route route) {
        for (String type : new String[] {
            "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/json;charset=utf-16"
        }) {
            Answer answer = send(dora, route, type, "{\"a\": 1}");
            assertThat(answer.status() + " " + answer.code()).as(type).isEqualTo("415 wrong-content-type");
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aHugeBodyIsNotRead(Route route) {
        String huge = "{\"a\": \"" + "x".repeat(BodyReader.MOST_BYTES) + "\"}";

        Answer answer = send(dora, route, "application/json", huge);

        assertThat(answer.status() + " " + answer.code()).isEqualTo("413 too-large");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void anEmptyObjectNeverBreaksAnything(Route route) {
        if (!signsOut(route)) {
            assertThat(send(dora, route, "application/json", "{}").status()).isLessThan(500);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void anUnknownParameterIsNamed(Route route) {
        String body = route.verb().equals("POST") ? "{}" : "";
        Answer answer = dora.send(
                route.verb(),
                "/api/v1" + pathOf(route) + "?zzz=1",
                Map.of("Content-Type", "application/json"),
                BodyPublishers.ofString(body));

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.<String>at("errors.0.field")).isEqualTo("zzz");
    }

    @ParameterizedTest
    @MethodSource("all")
    void theOtherMethodIsNotAllowed(Route route) {
        Answer answer = dora.send("PUT", "/api/v1" + pathOf(route), Map.of(), BodyPublishers.noBody());

        assertThat(answer.status() + " " + answer.code()).isEqualTo("405 method-not-allowed");
        assertThat(answer.header("Allow")).contains(route.verb());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void readingChangesNothing(Route route) {
        for (String method : new String[] {"GET", "HEAD"}) {
            Answer answer = dora.send(method, "/api/v1" + pathOf(route), Map.of(), BodyPublishers.noBody());
            boolean alsoReads = all().anyMatch(
                            other -> other.verb().equals("GET") && other.path().equals(route.path()));
            assertThat(answer.status()).isEqualTo(alsoReads ? 200 : 405);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/nothing", "/api/v1/tasks/x/y/z", "/nothing", "/ui/../../secret", "/ui/%2e%2e/x"})
    void anAddressThatLeadsNowhereSaysSo(String path) {
        Answer answer = dora.send("GET", path, Map.of(), BodyPublishers.noBody());

        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.code()).isIn("not-found", "malformed-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1", "0-0-0-0-0", "%00", "01900000-0000-7000-8000-00000000000", "%ff"})
    void anIdThatIsNoneLeadsNowhere(String id) {
        Answer answer = dora.get("/tasks/" + id);

        assertThat(answer.status()).as(answer.text()).isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "size=0",
                "size=101",
                "size=x",
                "size=99999999999",
                "after=x",
                "after=%00",
                "view=NONE",
                "view=open",
                "size=1&size=2"
            })
    void anUnsoundParameterIsRefused(String query) {
        Answer answer = dora.get("/tasks?" + query);

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    }

    @Test
    void textInAParameterIsHeldToTheSameCharacters() {
        Answer answer = dora.get("/people?text=%00");

        assertThat(answer.<String>at("errors.0.rule")).isEqualTo("characters");
    }
}
