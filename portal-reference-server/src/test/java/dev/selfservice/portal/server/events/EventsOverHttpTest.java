// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.server.journeys.Databases;
import dev.selfservice.portal.server.journeys.House;
import dev.selfservice.portal.server.journeys.Walk;
import dev.selfservice.portal.server.testing.Answer;
import dev.selfservice.portal.server.testing.Follower;
import dev.selfservice.portal.server.testing.RestClient;
import dev.selfservice.portal.server.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Databases.class)
class EventsOverHttpTest {

    private static final Duration PROMPT = Duration.ofSeconds(2);
    private static final Duration END = Duration.ofSeconds(5);
    private static final int PER_SESSION = 8;

    @Parameter
    Databases kind = Databases.DERBY;

    private static House house;
    private static Walk walk;

    @BeforeParameterizedClassInvocation
    static void open(Databases kind) {
        house = House.working(kind);
        walk = new Walk(house.as("dora"));
    }

    @AfterParameterizedClassInvocation
    static void close() {
        house.close();
    }

    private static Follower follow(RestClient client) {
        Follower follower = client.follow("");
        follower.await("EVERYTHING", PROMPT);
        return follower;
    }

    @Test
    void approversAreToldOfTasksRequestersOfRequestsAndStrangersOfNothing() {
        RestClient ana = house.as("ana");
        RestClient bea = house.as("bea");
        try (Follower asker = follow(ana);
                Follower approver = follow(bea);
                Follower stranger = follow(house.as("cleo"))) {
            String request = walk.askAnew(ana, "files");
            asker.await(request, PROMPT);
            String task = walk.taskOf(bea, request);
            approver.await(task, PROMPT);

            walk.decide(bea, request, "APPROVED", "Fine");

            approver.await(task, PROMPT);
            asker.await(request, PROMPT);
            asker.await("\"ASSIGNMENT\"", PROMPT);
            assertThat(stranger.come(event -> true)).isEmpty();
            assertThat(asker.come(event -> event.data().contains("TASK"))).isEmpty();
        }
    }

    @Test
    void isNeitherStoredNorHeldBackOnItsWay() {
        try (Follower follower = follow(house.as("ana"))) {
            assertThat(follower.header("Content-Type")).startsWith("text/event-stream");
            assertThat(follower.header("Cache-Control")).contains("no-store");
            assertThat(follower.header("X-Accel-Buffering")).isEqualTo("no");
            assertThat(follower.header("Content-Encoding")).isEmpty();
        }
    }

    @Test
    void goesOnAfterTheLastEventThatArrived() {
        RestClient ana = house.as("ana");
        Follower.Event last;
        try (Follower before = follow(ana)) {
            last = before.await(walk.askAnew(ana, "files"), PROMPT);
        }
        String missed = walk.askAnew(ana, "files");

        try (Follower after = ana.follow(last.id())) {
            after.await(missed, PROMPT);
            assertThat(after.come(event -> event.data().contains("EVERYTHING"))).isEmpty();
        }
    }

    @Test
    void anIdThatIsNoneIsRefused() {
        for (String id : List.of("x", "-1", "9".repeat(40), "1 2")) {
            Answer answer = house.as("ana").with("Last-Event-ID", id).get("/events");

            assertThat(answer.status()).as(answer.text()).isEqualTo(422);
            assertThat(answer.<String>at("errors.0.field")).isEqualTo("Last-Event-ID");
        }
    }

    @Test
    void whoMayReadNothingThatIsToldIsRefused() {
        String secret = Walk.requireStatus(token("catalogue:search"), 201).at("secret");

        Answer answer = house.server().withToken(secret).get("/events");

        assertThat(answer.status() + " " + answer.code()).isEqualTo("403 token-scope");
    }

    @Test
    void askingForTheHeadOfTheStreamOpensNone() {
        Answer answer = house.as("ana").send("HEAD", "/api/v1/events", Map.of(), BodyPublishers.noBody());

        assertThat(answer.status()).isEqualTo(405);
    }

    @Test
    void anotherSiteIsRefused() {
        Answer answer = house.as("ana").with("Sec-Fetch-Site", "cross-site").get("/events");

        assertThat(answer.status() + " " + answer.code()).isEqualTo("403 cross-site");
    }

    @Test
    void aSessionHasSoManyStreamsAndGetsAPlaceBackWhenOneIsClosed() {
        RestClient ana = house.as("ana");
        List<Follower> followers = new ArrayList<>();
        for (int i = 0; i < PER_SESSION; i++) {
            followers.add(follow(ana));
        }

        Answer refused = ana.get("/events");

        assertThat(refused.status() + " " + refused.code()).isEqualTo("429 too-many");
        assertThat(refused.header("Retry-After")).isNotEmpty();
        followers.forEach(Follower::close);
    }

    @Test
    void endsSoonAfterTheSession() {
        RestClient ana = house.as("ana");
        try (Follower follower = follow(ana);
                Follower other = follow(house.as("ana"))) {
            Walk.requireStatus(ana.post("/sessions/current/end", Map.of()), 204);

            assertThat(follower.ends(END)).isTrue();
            assertThat(other.ends(Duration.ZERO)).isFalse();
        }
    }

    @Test
    void endsSoonAfterItsPersonWasDisabled() {
        house.people().person("leaver", "Lea Ver");
        house.server().portal().storePassword(new PersonId("leaver"), TestServer.PASSWORD.toCharArray());
        try (Follower follower = follow(house.as("leaver"))) {
            house.people().disable(new PersonId("leaver"));

            assertThat(follower.ends(END)).isTrue();
        }
    }

    @Test
    void aTokenIsToldWhatItsScopeReachesUntilItIsRevoked() {
        Answer made = Walk.requireStatus(token("requests:read"), 201);
        RestClient ana = house.as("ana");
        try (Follower follower = follow(house.server().withToken(made.at("secret")))) {
            follower.await(walk.askAnew(ana, "files"), PROMPT);

            Walk.requireStatus(ana.post("/api-tokens/" + made.at("token.id") + "/revoke", Map.of()), 204);

            assertThat(follower.ends(END)).isTrue();
        }
    }

    private static Answer token(String scope) {
        return house.as("ana").post("/api-tokens", Map.of("label", "job", "scope", List.of(scope), "days", 1));
    }
}
