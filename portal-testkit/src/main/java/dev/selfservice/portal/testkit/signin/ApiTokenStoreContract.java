// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.Permission;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.signin.ApiToken;
import dev.selfservice.portal.signin.spi.ApiTokenStore;
import dev.selfservice.portal.testkit.AwkwardTexts;
import dev.selfservice.portal.testkit.Crowd;
import dev.selfservice.portal.testkit.Samples;
import dev.selfservice.portal.testkit.StoreContract;
import dev.selfservice.portal.testkit.verdict.VerdictItem;
import dev.selfservice.portal.testkit.verdict.WritesVerdict;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every {@link ApiTokenStore} must do. Extend it and say how to make one. */
@ExtendWith(WritesVerdict.class)
public abstract class ApiTokenStoreContract extends StoreContract {

    private static final int MOST_LISTED = 100;
    private static final Duration CLOSE = Duration.ofMinutes(1);

    private final PersonId person = Samples.person().id();
    private final String hash = (Samples.id() + "" + Samples.id()).replace("-", "");

    private ApiTokenStore tokens() {
        return stores().apiTokens();
    }

    private Instant in(Duration time) {
        return clock().instant().truncatedTo(ChronoUnit.MILLIS).plus(time);
    }

    private ApiToken token(String label, Instant created, Duration expires, Optional<Instant> used) {
        return new ApiToken(
                Samples.id(),
                person,
                label,
                Set.of(Permission.TASKS_READ, Permission.REQUESTS_SUBMIT),
                created,
                in(expires),
                used,
                Optional.empty());
    }

    private ApiToken inserted(ApiToken token, String secretHash) {
        commit(() -> tokens().insert(token, secretHash));
        return token;
    }

    private ApiToken inserted() {
        return inserted(token("nightly job", Samples.MONDAY, LONG, Optional.empty()), hash);
    }

    private Optional<ApiToken> find() {
        return read(() -> tokens().find(hash));
    }

    private void touch(ApiToken token) {
        commit(() -> tokens().touch(token.id()));
    }

    @Nested
    @VerdictItem("finds tokens by their secret")
    class Finding {

        @Test
        void returnsWhatWasStored() {
            ApiToken token = inserted();

            assertThat(find()).contains(token);
            assertThat(read(() -> tokens().find("0".repeat(64)))).isEmpty();
        }

        @Test
        void keepsATokenWithEveryPermission() {
            ApiToken all = new ApiToken(
                    Samples.id(),
                    person,
                    "all",
                    Set.of(Permission.values()),
                    Samples.MONDAY,
                    in(LONG),
                    Optional.empty(),
                    Optional.empty());

            inserted(all, hash);

            assertThat(find()).contains(all);
        }

        @Test
        void returnsEveryLabelAsItWasWritten() {
            for (String text : AwkwardTexts.upTo(64)) {
                String secret = Samples.id().toString();
                ApiToken token = inserted(token(text, Samples.MONDAY, LONG, Optional.empty()), secret);

                assertThat(read(() -> tokens().find(secret))).contains(token);
            }
        }

        @Test
        void findsNoTokenThatHasExpired() {
            inserted(token("brief", Samples.MONDAY, BRIEF, Optional.empty()), hash);
            moment();

            assertThat(find()).isEmpty();
        }

        @Test
        void forgetsATokenThatWasRolledBack() {
            rollBack(() -> tokens().insert(token("lost", Samples.MONDAY, LONG, Optional.empty()), hash));

            assertThat(find()).isEmpty();
            assertThat(read(() -> tokens().list(person))).isEmpty();
        }
    }

    @Nested
    @VerdictItem("notes that tokens are used")
    class Touching {

        @Test
        void notesTheFirstUseAndLaterOnes() {
            ApiToken fresh = inserted();
            touch(fresh);
            assertThat(find().flatMap(ApiToken::lastUsedAt))
                    .hasValueSatisfying(at -> assertThat(at).isBetween(in(CLOSE.negated()), in(CLOSE)));

            String second = Samples.id().toString();
            ApiToken used =
                    inserted(token("used", Samples.MONDAY, LONG, Optional.of(in(Duration.ofMinutes(-2)))), second);
            touch(used);
            assertThat(read(() -> tokens().find(second)).flatMap(ApiToken::lastUsedAt))
                    .hasValueSatisfying(at -> assertThat(at).isAfter(in(CLOSE.negated())));
        }

        @Test
        void writesAtMostOnceAMinute() {
            ApiToken token = inserted();
            touch(token);
            Optional<ApiToken> once = find();
            moment();

            touch(token);

            assertThat(find()).isEqualTo(once);
        }
    }

    @Nested
    @VerdictItem("revokes tokens")
    class Revoking {

        @Test
        void findsARevokedTokenNoMoreButListsIt() {
            ApiToken token = inserted();

            assertThat(commit(() -> tokens().revoke(person, token.id()))).isTrue();

            assertThat(find()).isEmpty();
            assertThat(read(() -> tokens().list(person))).singleElement().satisfies(listed -> {
                assertThat(listed.id()).isEqualTo(token.id());
                assertThat(listed.revokedAt())
                        .hasValueSatisfying(at -> assertThat(at).isBetween(in(CLOSE.negated()), in(CLOSE)));
            });
        }

        @Test
        void revokesOnceAndNobodyElses() {
            ApiToken token = inserted();
            PersonId stranger = Samples.person().id();

            assertThat(commit(() -> tokens().revoke(stranger, token.id()))).isFalse();
            assertThat(find()).isPresent();

            Crowd.Result<Boolean> result = Crowd.of(CROWD, i -> commit(() -> tokens().revoke(person, token.id())));
            assertThat(result.failures()).isEmpty();
            assertThat(result.answers()).containsOnlyOnce(true);
        }

        @Test
        void staysRevokedThoughItIsUsed() {
            ApiToken token = inserted();
            commit(() -> tokens().revoke(person, token.id()));

            touch(token);

            assertThat(find()).isEmpty();
        }
    }

    @Nested
    @VerdictItem("tells which of many tokens are alive")
    class Checking {

        @Test
        void tellsThoseThatAreNeitherRevokedNorExpired() {
            ApiToken good = inserted();
            ApiToken revoked = inserted(
                    token("revoked", Samples.MONDAY, LONG, Optional.empty()),
                    Samples.id().toString());
            commit(() -> tokens().revoke(person, revoked.id()));
            ApiToken expired = inserted(
                    token("expired", Samples.MONDAY, BRIEF, Optional.empty()),
                    Samples.id().toString());
            moment();
            Map<UUID, PersonId> asked =
                    Map.of(good.id(), person, revoked.id(), person, expired.id(), person, Samples.id(), person);

            assertThat(read(() -> tokens().alive(asked))).containsExactly(good.id());
            assertThat(read(() -> tokens().alive(Map.of()))).isEmpty();
        }
    }

    @Nested
    @VerdictItem("lists tokens")
    class Listing {

        @Test
        void listsTheNewestFirstAtMostAHundredAndNobodyElses() {
            commit(() -> {
                for (int i = 0; i <= MOST_LISTED; i++) {
                    String secret = Samples.id().toString();
                    tokens().insert(token("" + i, Samples.MONDAY.plusSeconds(i), LONG, Optional.empty()), secret);
                }
            });

            assertThat(read(() -> tokens().list(person)))
                    .hasSize(MOST_LISTED)
                    .extracting(ApiToken::label)
                    .startsWith("100", "99")
                    .endsWith("2", "1");
            assertThat(read(() -> tokens().list(Samples.person().id()))).isEmpty();
        }
    }
}
