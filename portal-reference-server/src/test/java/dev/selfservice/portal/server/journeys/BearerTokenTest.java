// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.server.testing.Answer;
import dev.selfservice.portal.server.testing.RestClient;
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
class BearerTokenTest {

    private static final String NOBODY = "401 not-signed-in";

    @Parameter
    Databases kind = Databases.DERBY;

    private static House house;
    private static Walk walk;
    private static RestClient ana;

    @BeforeParameterizedClassInvocation
    static void open(Databases kind) {
        house = House.still(kind);
        walk = new Walk(house.as("dora"));
        ana = house.as("ana");
    }

    @AfterParameterizedClassInvocation
    static void close() {
        house.close();
    }

    private static Answer make(RestClient owner, String... scope) {
        Map<String, Object> body = Map.of("label", "a program", "scope", List.of(scope), "days", 1);
        return Walk.requireStatus(owner.post("/api-tokens", body), 201);
    }

    private static RestClient program(Answer made) {
        return house.server().withToken(made.at("secret"));
    }

    @Test
    void aTokenOpensWhatItIsForAndNothingElse() {
        String entitlement = walk.entitlement("files");
        RestClient program = program(make(ana, "requests:submit", "requests:read"));

        String request = walk.ask(program, entitlement, "Asked by a program");

        assertThat(program.get("/requests/" + request).<String>at("request.requester.id"))
                .isEqualTo("ana");
        Refusals.storesNothing(house, () -> {
            Refusals.require(program.get("/tasks"), "403 token-scope");
            Refusals.require(program.get("/assignments"), "403 token-scope");
            Refusals.require(program.get("/api-tokens"), "403 token-scope");
            return Refusals.require(
                    program.post("/requests/" + request + "/withdraw", Map.of("version", 1)), "403 token-scope");
        });
    }

    @Test
    void aTokenNeverReachesFurtherThanItsOwner() {
        Refusals.storesNothing(
                house,
                () -> Refusals.require(
                        ana.post("/api-tokens", Stock.tokenBody("permissions:manage")), "403 forbidden"));
    }

    @Test
    void aTokenMakesNoTokens() {
        RestClient program = program(make(ana, "tokens:manage", "requests:read"));

        Refusals.storesNothing(
                house,
                () -> Refusals.require(
                        program.post("/api-tokens", Stock.tokenBody("requests:read")), "403 token-scope"));
    }

    @Test
    void aTokenLosesWhatItsOwnerLoses() {
        RestClient dora = house.as("dora");
        Map<String, Object> grant = Map.of("role", "assistant", "permission", "systems:read");
        Walk.requireStatus(dora.post("/permissions/grants", grant), 201);
        RestClient program = program(make(house.as("cleo"), "systems:read"));
        Walk.requireStatus(program.get("/systems"), 200);

        Walk.requireStatus(dora.post("/permissions/grants/revoke", grant), 204);

        Refusals.require(program.get("/systems"), "403 forbidden");
    }

    @Test
    void anExpiredTokenIsNobody() {
        Answer made = make(house.as("finn"), "requests:read");
        String past = kind == Databases.DERBY ? "1" : "now() - interval '1 second'";
        Walk.requireStatus(program(made).get("/requests"), 200);

        house.tables().change("UPDATE portal_api_token SET expires_at = " + past + " WHERE person_id = 'finn'");

        Refusals.require(program(made).get("/requests"), NOBODY);
    }

    @Test
    void aRevokedTokenIsNobody() {
        Answer made = make(ana, "requests:read");
        Walk.requireStatus(program(made).get("/requests"), 200);

        Walk.requireStatus(ana.post("/api-tokens/" + made.<String>at("token.id") + "/revoke", Map.of()), 204);

        Refusals.require(program(made).get("/requests"), NOBODY);
    }

    @Test
    void aTokenOfADisabledPersonIsNobody() {
        Answer made = make(house.as("gus"), "requests:read");
        Walk.requireStatus(program(made).get("/requests"), 200);

        house.people().disable(new PersonId("gus"));

        Refusals.require(program(made).get("/requests"), NOBODY);
        house.people().enable(new PersonId("gus"));
    }

    @Test
    void aTokenBesideACookieMustComeFromOurOwnPages() {
        Answer made = make(ana, "requests:submit", "requests:read");
        RestClient both = ana.with("Authorization", "Bearer " + made.<String>at("secret"));
        Map<String, Object> wish = Walk.wish(walk.entitlement("files"), "From elsewhere");

        Refusals.storesNothing(house, () -> {
            for (String site : List.of("cross-site", "same-site")) {
                Refusals.require(both.with("Sec-Fetch-Site", site).post("/requests", wish), "403 cross-site");
                Refusals.require(program(made).with("Sec-Fetch-Site", site).post("/requests", wish), "403 cross-site");
                Refusals.require(both.with("Sec-Fetch-Site", site).get("/requests"), "403 cross-site");
            }
            return Refusals.require(both.with("Sec-Fetch-Site", "").post("/requests", wish), "403 cross-site");
        });
    }

    @Test
    void theSecretIsShownOnce() {
        String secret = make(ana, "requests:read").at("secret");

        assertThat(ana.get("/api-tokens").text()).doesNotContain(secret).contains("a program");
        assertThat(house.tables().contents().toString()).doesNotContain(secret);
    }
}
