// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.server.journeys.Walk;
import dev.selfservice.portal.server.testing.Answer;
import dev.selfservice.portal.server.testing.Follower;
import dev.selfservice.portal.server.testing.RestClient;
import dev.selfservice.portal.server.testing.TestServer;
import dev.selfservice.portal.testkit.MovableClock;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What happens by itself is no use of a session (SES-3): it ends as if nobody had a page open, and so does the stream. */
class IdleSessionTest {

    private static final Duration PROMPT = Duration.ofSeconds(2);
    private static final Duration END = Duration.ofSeconds(5);
    /** Six steps end shortly before the idle time of 30 minutes does. */
    private static final Duration STEP = Duration.ofSeconds(299);

    private static final int STEPS = 6;
    private static final Duration REST = Duration.ofMinutes(30).minus(STEP.multipliedBy(STEPS));

    private static final String LAST_SEEN = "items.0.lastSeenAt";

    /** What open pages fetch by themselves. */
    private static final List<String> READS =
            List.of("/tasks", "/tasks/count", "/requests", "/assignments", "/sessions", "/sessions/current");

    private static final MovableClock CLOCK = MovableClock.at("2026-03-02T09:00:00Z");
    private static final TestServer SERVER = TestServer.inMemory(CLOCK);

    @AfterAll
    static void close() {
        SERVER.close();
    }

    private static RestClient byItself(RestClient client) {
        return client.with("X-Background", "1");
    }

    private static int status(Answer answer) {
        return answer.status();
    }

    private static void almostToTheEnd() {
        CLOCK.advance(STEP.multipliedBy(STEPS));
    }

    @Test
    void anOpenStreamAndWhatPagesFetchBecauseOfItNeverPutTheEndOff() {
        RestClient desk = SERVER.as("ana");
        RestClient phone = SERVER.as("ana");
        Walk walk = new Walk(SERVER.as("dora"));
        try (Follower open = desk.follow("");
                Follower other = phone.follow("")) {
            for (int i = 0; i < STEPS; i++) {
                CLOCK.advance(STEP);
                open.await(walk.askAnew(phone, "files"), PROMPT);
                READS.forEach(path ->
                        assertThat(status(byItself(desk).get(path))).as(path).isEqualTo(200));
                desk.follow("").close();
            }

            CLOCK.advance(REST);

            assertThat(open.ends(END)).isTrue();
            assertThat(status(byItself(desk).get("/requests"))).isEqualTo(401);
            assertThat(status(desk.get("/events"))).isEqualTo(401);
            assertThat(status(desk.get("/sessions/current"))).isEqualTo(401);
            assertThat(status(phone.get("/sessions/current"))).isEqualTo(200);
            assertThat(other.ends(Duration.ZERO)).isFalse();
        }
    }

    @Test
    void whatThePersonDoesPutsItOffAndSoDoesEveryCommandWhateverItClaims() {
        RestClient reader = SERVER.as("ana");
        RestClient commander = SERVER.as("bea");
        RestClient idler = SERVER.as("cleo");
        almostToTheEnd();

        assertThat(status(reader.get("/requests"))).isEqualTo(200);
        assertThat(status(byItself(commander).post("/sessions/never-was/end", Map.of())))
                .isEqualTo(204);
        assertThat(status(byItself(idler).get("/requests"))).isEqualTo(200);
        CLOCK.advance(STEP);

        assertThat(status(byItself(reader).get("/requests"))).isEqualTo(200);
        assertThat(status(byItself(commander).get("/requests"))).isEqualTo(200);
        assertThat(status(byItself(idler).get("/requests"))).isEqualTo(401);
    }

    @Test
    void aSessionIsSeenAtWhatThePersonDidNotAtWhatHappenedByItself() {
        RestClient cleo = SERVER.as("cleo");
        Object before = byItself(cleo).get("/sessions").at(LAST_SEEN);
        almostToTheEnd();

        assertThat(byItself(cleo).get("/sessions").<Object>at(LAST_SEEN)).isEqualTo(before);
        cleo.get("/requests");
        assertThat(byItself(cleo).get("/sessions").<Object>at(LAST_SEEN)).isNotEqualTo(before);
    }

    @Test
    void theHeaderOpensNothingToAnotherSite() {
        RestClient ana = byItself(SERVER.as("ana"));

        assertThat(ana.with("Sec-Fetch-Site", "cross-site").get("/requests").code())
                .isEqualTo("cross-site");
        assertThat(ana.with("Sec-Fetch-Site", "cross-site")
                        .post("/sessions/current/end", Map.of())
                        .code())
                .isEqualTo("cross-site");
        assertThat(ana.with("X-CSRF-Token", "")
                        .post("/sessions/current/end", Map.of())
                        .code())
                .isEqualTo("cross-site");
        assertThat(status(ana.get("/sessions/current"))).isEqualTo(200);
    }

    @Test
    void noBrowserLetsAnotherSiteSendTheHeader() {
        Map<String, String> asks = Map.of(
                "Origin", "https://evil.example",
                "Access-Control-Request-Method", "GET",
                "Access-Control-Request-Headers", "x-background");

        Answer answer = SERVER.anonymous()
                .with("Sec-Fetch-Site", "cross-site")
                .send("OPTIONS", "/api/v1/requests", asks, BodyPublishers.noBody());

        assertThat(answer.headers().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-allow"));
    }

    @Test
    void theHeaderLetsNobodyInWhoWouldBeTurnedAway() {
        SERVER.people().person("leaver", "Lea Ver");
        SERVER.portal().storePassword(new PersonId("leaver"), TestServer.PASSWORD.toCharArray());
        RestClient leaver = byItself(SERVER.as("leaver"));
        SERVER.people().disable(new PersonId("leaver"));

        assertThat(status(leaver.get("/requests"))).isEqualTo(401);
        assertThat(status(byItself(SERVER.anonymous()).get("/requests"))).isEqualTo(401);
        assertThat(status(byItself(SERVER.as("ana")).get("/permissions"))).isEqualTo(403);
    }
}
