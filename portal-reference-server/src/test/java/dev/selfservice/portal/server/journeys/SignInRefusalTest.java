// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.server.testing.Answer;
import dev.selfservice.portal.server.testing.RestClient;
import dev.selfservice.portal.server.testing.TestServer;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever is refused learns nothing from it, on both databases (ENUM-1, RL). */
@ParameterizedClass
@EnumSource(Databases.class)
class SignInRefusalTest {

    private static final int TRIES = 12;
    private static final int GUESSES = 11;

    @Parameter
    Databases kind = Databases.DERBY;

    private static Answer signIn(RestClient client, String login, String password) {
        return client.post("/sessions", Map.of("login", login, "password", password));
    }

    /** Everything that came over the wire, but for what differs in any two answers. */
    private static String seen(Answer answer) {
        String own = answer.header("X-Request-Id");
        Map<String, Object> headers = new TreeMap<>(answer.headers());
        headers.remove("date");
        return (answer.status() + "\n" + headers + "\n" + answer.text()).replace(own, "<id>");
    }

    @Test
    void unknownWrongDisabledAndHeldUpAreAlikeToTheByte() {
        try (House house = House.wary(kind, 1_000)) {
            RestClient nobody = house.server().anonymous();
            house.people().disable(new PersonId("gus"));
            // So many that the account is held up for longer than this test takes.
            for (int i = 0; i < GUESSES; i++) {
                signIn(nobody, "finn", "guess " + i);
            }

            String wrong = seen(Refusals.require(signIn(nobody, "ana", "wrong"), "401 sign-in-failed"));

            assertThat(seen(signIn(nobody, "nobody", "wrong"))).isEqualTo(wrong);
            assertThat(seen(signIn(nobody, "gus", TestServer.PASSWORD))).isEqualTo(wrong);
            assertThat(seen(signIn(nobody, "finn", TestServer.PASSWORD))).isEqualTo(wrong);
            assertThat(wrong).doesNotContain("set-cookie");
            assertThat(house.tables().count("portal_session")).isZero();
        }
    }

    @Test
    void tooManyWrongPasswordsFromOneAddressHoldItUp() {
        try (House house = House.wary(kind, TRIES)) {
            RestClient nobody = house.server().anonymous();
            for (int i = 0; i < TRIES; i++) {
                Refusals.require(signIn(nobody, "somebody" + i, "wrong"), "401 sign-in-failed");
            }

            Answer late = Refusals.storesNothing(
                    house, () -> Refusals.require(signIn(nobody, "ana", TestServer.PASSWORD), "429 too-many"));

            assertThat(Long.parseLong(late.header("Retry-After"))).isBetween(1L, 3_600L);
        }
    }
}
