// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.server.testing.Answer;
import dev.selfservice.portal.server.testing.RestClient;
import dev.selfservice.portal.server.testing.TestServer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Sessions as browsers see them (SES-1, SES-2, SES-8, ENUM-1). */
class SessionsOverHttpTest {

    private final TestServer server = TestServer.shared();

    private Answer signIn(RestClient client, String login, String password) {
        return client.post("/sessions", Map.of("login", login, "password", password));
    }

    @Test
    void theCookieIsBoundToTheHostAndOutOfReachOfScripts() {
        Answer answer = signIn(server.anonymous(), "ana", TestServer.PASSWORD);

        assertThat(answer.header("Set-Cookie").replaceFirst("=[^;]+", "=…").split(";"))
                .containsExactlyInAnyOrder(
                        "__Host-portal-session=…", "Version=1", "Path=/", "Secure", "HttpOnly", "SameSite=Lax");
        assertThat(answer.text()).doesNotContain(answer.header("Set-Cookie").replaceAll(".*session=([^;]+).*", "$1"));
    }

    @Test
    void everyRefusedSignInLooksAlike() {
        server.people().person("gone", "Gone Grey");
        server.portal().storePassword(new PersonId("gone"), TestServer.PASSWORD.toCharArray());
        server.people().disable(new PersonId("gone"));

        List<String> answers = List.of(
                alike(signIn(server.anonymous(), "nobody-of-that-name", "wrong")),
                alike(signIn(server.anonymous(), "ana", "wrong")),
                alike(signIn(server.anonymous(), "gone", TestServer.PASSWORD)),
                alike(signIn(server.anonymous(), "gone", "wrong")));

        assertThat(answers).allMatch(answer -> answer.equals(answers.get(0)));
        assertThat(answers.get(0)).contains("401").contains("sign-in-failed").doesNotContainIgnoringCase("set-cookie");
    }

    /** Status, headers and body, with what differs from request to request masked. */
    private static String alike(Answer answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers());
        String id = answer.header("X-Request-Id");
        headers.remove("date");
        return (answer.status() + " " + headers + " " + answer.text()).replace(id, "<id>");
    }

    @Test
    void aNewSignInEndsTheSessionBeforeIt() {
        RestClient first = server.as("ana");
        RestClient second = first.signIn("ana", TestServer.PASSWORD);

        assertThat(first.get("/sessions/current").status()).isEqualTo(401);
        assertThat(second.get("/sessions/current").status()).isEqualTo(200);
    }

    @Test
    void signingOutIsACommandThatClearsTheBrowser() {
        RestClient ana = server.as("ana");
        Answer answer = ana.post("/sessions/current/end", Map.of());

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Clear-Site-Data")).isEqualTo("\"cache\", \"cookies\"");
        assertThat(answer.header("Set-Cookie")).contains("Max-Age=0");
        assertThat(ana.get("/sessions/current").status()).isEqualTo(401);
    }

    @Test
    void onesSessionsAreListedAndEnded() {
        RestClient here = server.as("cleo");
        RestClient there = server.as("cleo");
        String other = there.get("/sessions").<List<Map<String, Object>>>at("items").stream()
                .filter(row -> row.get("current").equals(true))
                .map(row -> (String) row.get("id"))
                .findFirst()
                .orElseThrow();

        assertThat(here.post("/sessions/" + other + "/end", Map.of()).status()).isEqualTo(204);
        assertThat(here.post("/sessions/never-was/end", Map.of()).status()).isEqualTo(204);
        assertThat(there.get("/sessions/current").status()).isEqualTo(401);
        assertThat(here.get("/sessions/current").status()).isEqualTo(200);
    }

    @Test
    void aDisabledPersonIsOutAtOnce() {
        server.people().person("leaver", "Lea Ver");
        server.portal().storePassword(new PersonId("leaver"), TestServer.PASSWORD.toCharArray());
        RestClient leaver = server.as("leaver");
        assertThat(leaver.get("/sessions/current").status()).isEqualTo(200);

        server.people().disable(new PersonId("leaver"));

        assertThat(leaver.get("/sessions/current").status()).isEqualTo(401);
    }
}
