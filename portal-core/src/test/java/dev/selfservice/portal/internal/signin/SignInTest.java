// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Assurance;
import dev.selfservice.portal.FieldError;
import dev.selfservice.portal.ForbiddenException;
import dev.selfservice.portal.InvalidException;
import dev.selfservice.portal.Origin;
import dev.selfservice.portal.Permission;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.core.Keys;
import dev.selfservice.portal.core.Portal;
import dev.selfservice.portal.core.PortalConfig;
import dev.selfservice.portal.core.SignInConfig;
import dev.selfservice.portal.core.memory.InMemoryIdentityStore;
import dev.selfservice.portal.core.memory.InMemoryStores;
import dev.selfservice.portal.signin.ApiTokens.Made;
import dev.selfservice.portal.signin.Sessions.Live;
import dev.selfservice.portal.signin.SignInRefusedException;
import dev.selfservice.portal.signin.SignInResult;
import dev.selfservice.portal.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignInTest {

    private static final String RIGHT = "correct horse battery staple";
    private static final String WRONG = "incorrect horse battery staple";

    private final MovableClock clock = MovableClock.at(Instant.parse("2026-03-01T08:00:00Z"));
    private final InMemoryStores stores = new InMemoryStores(clock);
    private final InMemoryIdentityStore people =
            new InMemoryIdentityStore().person("ana", "Ana Lund").person("bea", "Bea Ortiz");
    private final SignInConfig config =
            new SignInConfig(19_456, 2, Duration.ofMinutes(30), Duration.ofHours(12), 3, 200, Duration.ofMillis(1));
    private final Portal portal = portal();

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void theRightPasswordOpensASession() {
        SignInResult result = signIn("ana", RIGHT);

        Optional<Live> live = portal.sessions().resume(result.token(), Origin.IN_PROCESS);

        assertThat(live).isPresent();
        assertThat(live.get().actor().person()).isEqualTo(id("ana"));
        assertThat(result.toString()).doesNotContain(result.token());
    }

    @Test
    void theLoginIsFoundWithoutRegardToCaseAndThePasswordIsNot() {
        assertThat(signIn("ANA", RIGHT).session().person()).isEqualTo(id("ana"));
        assertRefused("ana", RIGHT.toUpperCase(java.util.Locale.ROOT));
    }

    @Test
    void unknownWrongDisabledAndTooLongAreRefusedAlike() {
        people.disable(id("bea"));

        assertRefused("nobody", RIGHT);
        assertRefused("ana", WRONG);
        assertRefused("bea", RIGHT);
        assertRefused("ana", RIGHT.repeat(10));
        assertRefused("ana", "");
    }

    @Test
    void afterFiveWrongOnesEvenTheRightOneWaits() {
        IntStream.range(0, 5).forEach(i -> assertRefused("ana", WRONG));

        assertRefused("ana", RIGHT);
        clock.advance(Duration.ofSeconds(2));
        assertThat(signIn("ana", RIGHT)).isNotNull();
    }

    @Test
    void aSessionIdlesOutAndEndsAtTheLatestAfterItsLongestTime() {
        SignInResult idle = signIn("ana", RIGHT);
        clock.advance(Duration.ofMinutes(31));
        assertThat(portal.sessions().resume(idle.token(), Origin.IN_PROCESS)).isEmpty();

        SignInResult busy = signIn("ana", RIGHT);
        for (int i = 0; i < 35; i++) {
            clock.advance(Duration.ofMinutes(20));
            assertThat(portal.sessions().resume(busy.token(), Origin.IN_PROCESS))
                    .isPresent();
        }
        clock.advance(Duration.ofMinutes(21));
        assertThat(portal.sessions().resume(busy.token(), Origin.IN_PROCESS)).isEmpty();
    }

    @Test
    void theOldestSessionsEndBeyondTheMost() {
        SignInResult first = signIn("ana", RIGHT);
        for (int i = 0; i < 3; i++) {
            clock.advance(Duration.ofSeconds(1));
            signIn("ana", RIGHT);
        }

        assertThat(portal.sessions().resume(first.token(), Origin.IN_PROCESS)).isEmpty();
        assertThat(portal.sessions().list(actor())).hasSize(3);
    }

    @Test
    void disablingAPersonEndsTheirSessionsAtOnce() {
        SignInResult result = signIn("ana", RIGHT);
        people.disable(id("ana"));
        assertThat(portal.sessions().resume(result.token(), Origin.IN_PROCESS)).isEmpty();

        people.enable(id("ana"));
        assertThat(portal.sessions().resume(result.token(), Origin.IN_PROCESS)).isEmpty();
    }

    @Test
    void endingASessionIsSilentAboutOthers() {
        SignInResult ana = signIn("ana", RIGHT);
        SignInResult bea = signIn("bea", RIGHT);
        Actor actor = portal.sessions()
                .resume(ana.token(), Origin.IN_PROCESS)
                .orElseThrow()
                .actor();

        portal.sessions().end(actor, bea.session().id());
        portal.sessions().end(actor, ana.session().id());

        assertThat(portal.sessions().resume(bea.token(), Origin.IN_PROCESS)).isPresent();
        assertThat(portal.sessions().resume(ana.token(), Origin.IN_PROCESS)).isEmpty();
    }

    @Test
    void theTokenAgainstForgeryBelongsToOneSession() {
        SignInResult one = signIn("ana", RIGHT);
        SignInResult two = signIn("ana", RIGHT);
        String token = portal.sessions().csrfToken(one.session());

        assertThat(portal.sessions().csrfTokenFits(one.session(), token)).isTrue();
        assertThat(portal.sessions().csrfTokenFits(two.session(), token)).isFalse();
        for (String other : List.of("", ".", "1.", "1.x", "99." + token, "x" + token, "999999999999.a")) {
            assertThat(portal.sessions().csrfTokenFits(one.session(), other)).isFalse();
        }
    }

    @Test
    void anApiTokenIsConfinedToItsScope() {
        Made made = portal.apiTokens().make(actor(), "script", Set.of(Permission.TASKS_READ), Duration.ofDays(1));
        Actor program =
                portal.apiTokens().resume(made.secret(), Origin.IN_PROCESS).orElseThrow();

        assertThat(portal.permissions().mine(program)).containsExactly(Permission.TASKS_READ);
        assertThatThrownBy(() -> portal.apiTokens().list(program))
                .isInstanceOf(ForbiddenException.class)
                .extracting("code")
                .isEqualTo("token-scope");
    }

    @Test
    void anApiTokenCannotMakeTokensNorHoldMoreThanItsPerson() {
        Made made = portal.apiTokens().make(actor(), "script", Set.of(Permission.TOKENS_MANAGE), Duration.ofDays(1));
        Actor program =
                portal.apiTokens().resume(made.secret(), Origin.IN_PROCESS).orElseThrow();

        assertThatThrownBy(() ->
                        portal.apiTokens().make(program, "more", Set.of(Permission.TOKENS_MANAGE), Duration.ofDays(1)))
                .isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() ->
                        portal.apiTokens().make(actor(), "big", Set.of(Permission.AUDIT_READ), Duration.ofDays(1)))
                .isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> portal.apiTokens().make(actor(), " ", Set.of(), Duration.ofDays(400)))
                .isInstanceOf(InvalidException.class)
                .satisfies(thrown ->
                        assertThat(((InvalidException) thrown).errors()).hasSize(3));
    }

    @Test
    void anApiTokenEndsByExpiryByRevocationAndWithItsPerson() {
        Made made = portal.apiTokens().make(actor(), "script", Set.of(Permission.TASKS_READ), Duration.ofDays(1));
        people.disable(id("ana"));
        assertThat(portal.apiTokens().resume(made.secret(), Origin.IN_PROCESS)).isEmpty();
        people.enable(id("ana"));
        assertThat(portal.apiTokens().resume(made.secret(), Origin.IN_PROCESS)).isPresent();

        clock.advance(Duration.ofDays(2));
        assertThat(portal.apiTokens().resume(made.secret(), Origin.IN_PROCESS)).isEmpty();

        Made other = portal.apiTokens().make(actor(), "script", Set.of(Permission.TASKS_READ), Duration.ofDays(1));
        portal.apiTokens().revoke(actor(), other.token().id());
        assertThat(portal.apiTokens().resume(other.secret(), Origin.IN_PROCESS)).isEmpty();
        assertThat(portal.apiTokens().resume("ssp_guess", Origin.IN_PROCESS)).isEmpty();
    }

    @Test
    void whatIsNoTokenOpensNothing() {
        SignInResult ana = signIn("ana", RIGHT);

        for (String token : List.of("", "x", ana.session().id(), ana.token() + "=", "x".repeat(10_000))) {
            assertThat(portal.sessions().resume(token, Origin.IN_PROCESS)).isEmpty();
            assertThat(portal.apiTokens().resume(token, Origin.IN_PROCESS)).isEmpty();
        }
        assertThat(portal.apiTokens().resume(ana.token(), Origin.IN_PROCESS)).isEmpty();
    }

    @Test
    void tokensHave256BitsAndAreStoredAsHashesOnly() {
        SignInResult ana = signIn("ana", RIGHT);
        Made made = portal.apiTokens().make(actor(), "script", Set.of(Permission.TASKS_READ), Duration.ofDays(1));

        assertThat(ana.token()).matches("[A-Za-z0-9_-]{43}");
        assertThat(made.secret()).matches("ssp_[A-Za-z0-9_-]{43}");
        assertThat(stores.sessions().find(ana.token())).isEmpty();
        assertThat(stores.sessions().find(Secrets.hash(ana.token()))).isPresent();
        assertThat(stores.apiTokens().find(made.secret())).isEmpty();
        assertThat(stores.apiTokens().find(Secrets.hash(made.secret()))).isPresent();
        assertThat(made.toString()).doesNotContain(made.secret());
    }

    @Test
    void eachSignInBringsATokenOfItsOwn() {
        assertThat(signIn("ana", RIGHT).token())
                .isNotEqualTo(signIn("ana", RIGHT).token());
    }

    @Test
    void theLastUseIsWrittenAtMostOnceAMinute() {
        SignInResult ana = signIn("ana", RIGHT);
        String hash = Secrets.hash(ana.token());
        Instant began = clock.instant();

        clock.advance(Duration.ofSeconds(59));
        portal.sessions().resume(ana.token(), Origin.IN_PROCESS);
        assertThat(stores.sessions().find(hash).orElseThrow().info().lastSeenAt())
                .isEqualTo(began);
        clock.advance(Duration.ofSeconds(2));
        portal.sessions().resume(ana.token(), Origin.IN_PROCESS);
        assertThat(stores.sessions().find(hash).orElseThrow().info().lastSeenAt())
                .isEqualTo(clock.instant());
    }

    @Test
    void endingAllSessionsOfAPersonNeedsThePermission() {
        SignInResult bea = signIn("bea", RIGHT);

        assertThatThrownBy(() -> portal.sessions().endAll(actor(), id("bea"))).isInstanceOf(ForbiddenException.class);
        assertThat(portal.sessions().resume(bea.token(), Origin.IN_PROCESS)).isPresent();
    }

    @Test
    void apiTokensOfOthersAreNeitherSeenNorRevoked() {
        Made made = portal.apiTokens().make(actor(), "script", Set.of(Permission.TASKS_READ), Duration.ofDays(1));
        Actor bea = portal.actors().of(id("bea"), new Assurance(1, clock.instant()));

        portal.apiTokens().revoke(bea, made.token().id());

        assertThat(portal.apiTokens().list(bea)).isEmpty();
        assertThat(portal.apiTokens().list(actor())).hasSize(1);
        assertThat(portal.apiTokens().resume(made.secret(), Origin.IN_PROCESS)).isPresent();
    }

    @Test
    void anApiTokenLivesOneToThreeHundredAndSixtyFiveDaysUnderASoundLabel() {
        for (Duration life : List.of(Duration.ZERO, Duration.ofHours(23), Duration.ofDays(366), Duration.ofDays(-1))) {
            assertInvalid("days", "script", life);
        }
        for (String label : List.of("", " ", "x".repeat(65), "a\u0000b", "a\nb")) {
            assertInvalid("label", label, Duration.ofDays(1));
        }
        assertThat(portal.apiTokens()
                        .make(actor(), "x".repeat(64), Set.of(Permission.TASKS_READ), Duration.ofDays(365))
                        .token()
                        .expiresAt())
                .isEqualTo(clock.instant().plus(Duration.ofDays(365)));
    }

    private void assertInvalid(String field, String label, Duration life) {
        assertThatThrownBy(() -> portal.apiTokens().make(actor(), label, Set.of(Permission.TASKS_READ), life))
                .isInstanceOfSatisfying(InvalidException.class, invalid -> assertThat(invalid.errors())
                        .extracting(FieldError::field)
                        .contains(field));
    }

    private SignInResult signIn(String login, String password) {
        return portal.signIn().byPassword(login, password.toCharArray(), "192.0.2.1", Origin.IN_PROCESS);
    }

    private void assertRefused(String login, String password) {
        assertThatThrownBy(() -> signIn(login, password)).isInstanceOf(SignInRefusedException.class);
    }

    private Actor actor() {
        return portal.actors().of(id("ana"), new Assurance(1, clock.instant()));
    }

    private Portal portal() {
        Portal made = portal(config);
        made.storePassword(id("ana"), RIGHT.toCharArray());
        made.storePassword(id("bea"), RIGHT.toCharArray());
        return made;
    }

    private Portal portal(SignInConfig signIn) {
        return Portal.builder()
                .stores(stores)
                .identity(people)
                .keys(SHARED)
                .clock(clock)
                .config(PortalConfig.defaults()
                        .everyoneMay(PortalConfig.ORDINARY)
                        .signIn(signIn))
                .build();
    }

    private static final dev.selfservice.portal.keys.spi.KeyProvider SHARED = Keys.fresh();

    private static PersonId id(String person) {
        return new PersonId(person);
    }
}
