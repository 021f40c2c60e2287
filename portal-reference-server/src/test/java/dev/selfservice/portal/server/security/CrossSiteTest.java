// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.server.testing.Answer;
import dev.selfservice.portal.server.testing.RestClient;
import dev.selfservice.portal.server.testing.TestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WEB-1 and what a bearer token may do, at the running server. */
class CrossSiteTest {

    private static final String COMMAND = "/permissions/grants/revoke";
    private static final Map<String, String> BODY = Map.of("role", "nobody", "permission", "audit:read");

    private final TestServer server = TestServer.shared();
    private final RestClient dora = server.as("dora");

    private static void assertRefused(Answer answer) {
        assertThat(answer.status() + " " + answer.code()).isEqualTo("403 cross-site");
    }

    private String origin() {
        return server.server().address().toString().replaceAll("/$", "");
    }

    private String token() {
        return dora.post("/api-tokens", Map.of("label", "test", "scope", List.of("permissions:manage"), "days", 1))
                .at("secret");
    }

    @Test
    void aChangeFromOurOwnPageWithTheTokenOfTheSessionIsTaken() {
        assertThat(dora.post(COMMAND, BODY).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "none", "SAME-ORIGIN", "x"})
    void aChangeFromElsewhereIsRefused(String fetchSite) {
        assertRefused(dora.with("Sec-Fetch-Site", fetchSite).post(COMMAND, BODY));
    }

    @Test
    void anOldBrowserProvesItsPageByTheOrigin() {
        RestClient old = dora.with("Sec-Fetch-Site", "");

        assertThat(old.with("Origin", origin()).post(COMMAND, BODY).status()).isEqualTo(204);
        assertRefused(old.with("Origin", "https://evil.example").post(COMMAND, BODY));
        assertRefused(old.with("Origin", "null").post(COMMAND, BODY));
        assertRefused(old.post(COMMAND, BODY));
    }

    @Test
    void aChangeNeedsTheTokenOfItsOwnSession() {
        String foreign = server.as("dora").get("/sessions/current").at("csrfToken");

        assertRefused(dora.with("X-CSRF-Token", "").post(COMMAND, BODY));
        assertRefused(dora.with("X-CSRF-Token", "1.x").post(COMMAND, BODY));
        assertRefused(dora.with("X-CSRF-Token", foreign).post(COMMAND, BODY));
    }

    @Test
    void signingInFromElsewhereIsRefused() {
        assertRefused(server.anonymous()
                .with("Sec-Fetch-Site", "cross-site")
                .post("/sessions", Map.of("login", "ana", "password", TestServer.PASSWORD)));
    }

    @Test
    void readingFromAnotherSiteIsRefusedToo() {
        assertRefused(dora.with("Sec-Fetch-Site", "cross-site").get("/sessions/current"));
        assertThat(dora.with("Sec-Fetch-Site", "none").get("/sessions/current").status())
                .isEqualTo(200);
    }

    @Test
    void aProgramNeedsItsTokenAlone() {
        assertThat(server.withToken(token()).post(COMMAND, BODY).status()).isEqualTo(204);
    }

    @Test
    void aTokenInACrossSiteRequestIsRefused() {
        RestClient program = server.withToken(token());

        assertRefused(program.with("Sec-Fetch-Site", "cross-site").post(COMMAND, BODY));
        assertRefused(program.with("Sec-Fetch-Site", "cross-site").get("/permissions"));
        assertRefused(program.with("Cookie", SessionCookie.NAME + "=x").post(COMMAND, BODY));
        assertRefused(program.with("Cookie", SessionCookie.NAME + "=x")
                .with("Origin", "https://evil.example")
                .post(COMMAND, BODY));
    }

    @Test
    void aTokenDoesNotReachBeyondItsScope() {
        Answer answer = server.withToken(token()).get("/tasks");

        assertThat(answer.status()).as(answer.text()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "ssp_x", "ssp_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void anUnknownTokenIsNobody(String secret) {
        Answer answer = server.withToken(secret).get("/tasks");

        assertThat(answer.status() + " " + answer.code()).isEqualTo("401 not-signed-in");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void aRevokedTokenIsNobody() {
        Answer made = dora.post("/api-tokens", Map.of("label", "t", "scope", List.of("permissions:manage"), "days", 1));
        RestClient program = server.withToken(made.at("secret"));
        assertThat(program.get("/permissions").status()).isEqualTo(200);

        dora.post("/api-tokens/" + made.<String>at("token.id") + "/revoke", Map.of());

        assertThat(program.get("/permissions").status()).isEqualTo(401);
    }

    @Test
    void aTokenHasNoSessionToShow() {
        assertThat(server.withToken(token()).get("/sessions/current").status()).isEqualTo(401);
    }
}
