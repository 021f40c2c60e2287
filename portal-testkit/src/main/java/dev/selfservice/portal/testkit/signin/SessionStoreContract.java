// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.signin.SessionInfo;
import dev.selfservice.portal.signin.spi.SessionStore;
import dev.selfservice.portal.signin.spi.StoredSession;
import dev.selfservice.portal.testkit.Crowd;
import dev.selfservice.portal.testkit.Samples;
import dev.selfservice.portal.testkit.StoreContract;
import dev.selfservice.portal.testkit.verdict.VerdictItem;
import dev.selfservice.portal.testkit.verdict.WritesVerdict;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every {@link SessionStore} must do. Extend it and say how to make one. */
@ExtendWith(WritesVerdict.class)
public abstract class SessionStoreContract extends StoreContract {

    private static final Duration PAST = Duration.ofMinutes(-2);
    private static final Duration CLOSE = Duration.ofMinutes(1);

    private final PersonId person = Samples.person().id();

    private SessionStore sessions() {
        return stores().sessions();
    }

    private Instant in(Duration time) {
        return clock().instant().truncatedTo(ChronoUnit.MILLIS).plus(time);
    }

    private static String hash() {
        return (Samples.id() + "" + Samples.id()).replace("-", "");
    }

    private StoredSession session(PersonId who, Duration started, Duration seen, Duration idle, Duration ends) {
        SessionInfo info = new SessionInfo(
                Samples.id().toString(),
                who,
                1,
                in(started),
                in(seen),
                in(idle),
                in(ends),
                "192.0.2.0",
                "Firefox \u00FC");
        return new StoredSession(hash(), info, "pwd", in(started));
    }

    private StoredSession inserted(StoredSession session) {
        commit(() -> sessions().insert(session));
        return session;
    }

    private StoredSession alive(Duration started) {
        return inserted(session(person, started, Duration.ZERO, LONG, LONG.multipliedBy(8)));
    }

    private StoredSession alive() {
        return alive(Duration.ZERO);
    }

    private Optional<StoredSession> find(StoredSession session) {
        return read(() -> sessions().find(session.tokenHash()));
    }

    private List<StoredSession> list() {
        return read(() -> sessions().list(person));
    }

    @Nested
    @VerdictItem("keeps sessions while they are alive")
    class Living {

        @Test
        void returnsWhatWasStored() {
            StoredSession session = alive();

            assertThat(find(session)).contains(session);
            assertThat(read(() -> sessions().find(hash()))).isEmpty();
        }

        @Test
        void forgetsASessionThatIdledTooLongOrReachedItsEnd() {
            StoredSession idled = inserted(session(person, PAST, PAST, Duration.ofSeconds(-1), LONG));
            StoredSession ended = inserted(session(person, PAST, PAST, LONG, Duration.ofSeconds(-1)));
            StoredSession brief = inserted(session(person, PAST, PAST, BRIEF, LONG));
            moment();

            assertThat(List.of(find(idled), find(ended), find(brief))).containsOnly(Optional.empty());
            assertThat(list()).isEmpty();
        }

        @Test
        void listsTheNewestFirstAndNobodyElses() {
            StoredSession old = alive(Duration.ofMinutes(-9));
            StoredSession fresh = alive(Duration.ofMinutes(-1));
            StoredSession between = alive(Duration.ofMinutes(-5));
            inserted(session(Samples.person().id(), PAST, PAST, LONG, LONG));

            assertThat(list()).containsExactly(fresh, between, old);
        }
    }

    @Nested
    @VerdictItem("tells which of many sessions are alive")
    class Checking {

        @Test
        void tellsThoseThatNeitherEndedNorTimedOut() {
            StoredSession good = alive();
            StoredSession idled = inserted(session(person, PAST, PAST, Duration.ofSeconds(-1), LONG));
            StoredSession ended = alive();
            commit(() -> sessions().end(person, ended.info().id()));
            StoredSession others = inserted(session(Samples.person().id(), PAST, PAST, LONG, LONG));
            Map<String, PersonId> asked = Map.of(
                    good.info().id(),
                    person,
                    idled.info().id(),
                    person,
                    ended.info().id(),
                    person,
                    others.info().id(),
                    others.info().person(),
                    "unknown",
                    person);

            assertThat(read(() -> sessions().alive(asked)))
                    .containsExactlyInAnyOrder(good.info().id(), others.info().id());
            assertThat(read(() -> sessions().alive(Map.of()))).isEmpty();
        }
    }

    @Nested
    @VerdictItem("notes that sessions are used")
    class Touching {

        @Test
        void movesTheIdleTimeOn() {
            StoredSession session = inserted(session(person, PAST, PAST, CLOSE, LONG.multipliedBy(8)));

            commit(() -> sessions().touch(session.tokenHash(), LONG));

            assertThat(find(session).map(StoredSession::info)).hasValueSatisfying(info -> {
                assertThat(info.lastSeenAt()).isBetween(in(CLOSE.negated()), in(CLOSE));
                assertThat(info.idleUntil()).isBetween(in(LONG.minus(CLOSE)), in(LONG.plus(CLOSE)));
                assertThat(info.startedAt()).isEqualTo(session.info().startedAt());
            });
        }

        @Test
        void writesAtMostOnceAMinute() {
            StoredSession session = alive();
            moment();

            commit(() -> sessions().touch(session.tokenHash(), LONG.multipliedBy(2)));

            assertThat(find(session)).contains(session);
        }

        @Test
        void neverLetsASessionOutliveItsEnd() {
            StoredSession session = inserted(session(person, PAST, PAST, CLOSE, CLOSE.multipliedBy(3)));

            commit(() -> sessions().touch(session.tokenHash(), LONG));

            assertThat(find(session).map(StoredSession::info)).hasValueSatisfying(info -> {
                assertThat(info.endsAt()).isEqualTo(session.info().endsAt());
                assertThat(info.idleUntil()).isBeforeOrEqualTo(info.endsAt());
            });
        }

        @Test
        void neverWakesASessionThatIsOver() {
            StoredSession idled = inserted(session(person, PAST, PAST, Duration.ofSeconds(-1), LONG));
            StoredSession ended = alive();
            commit(() -> sessions().end(person, ended.info().id()));

            commit(() -> sessions().touch(idled.tokenHash(), LONG));
            commit(() -> sessions().touch(ended.tokenHash(), LONG));
            commit(() -> sessions().touch(hash(), LONG));

            assertThat(list()).isEmpty();
        }
    }

    @Nested
    @VerdictItem("ends sessions")
    class Ending {

        @Test
        void endsOneSessionOnceAndNobodyElses() {
            StoredSession mine = alive();
            StoredSession other = alive();
            PersonId stranger = Samples.person().id();

            assertThat(commit(() -> sessions().end(stranger, mine.info().id()))).isFalse();
            assertThat(find(mine)).isPresent();
            assertThat(commit(() -> sessions().end(person, mine.info().id()))).isTrue();
            assertThat(commit(() -> sessions().end(person, mine.info().id()))).isFalse();

            assertThat(find(mine)).isEmpty();
            assertThat(list()).containsExactly(other);
        }

        @Test
        void endsAllSessionsOfAPerson() {
            alive();
            alive();
            StoredSession others = inserted(session(Samples.person().id(), PAST, PAST, LONG, LONG));

            assertThat(commit(() -> sessions().endAll(person))).isEqualTo(2);
            assertThat(commit(() -> sessions().endAll(person))).isZero();

            assertThat(list()).isEmpty();
            assertThat(find(others)).isPresent();
        }

        @Test
        void endsTheOldestBeyondTheNewest() {
            List<StoredSession> all = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                all.add(0, alive(Duration.ofMinutes(i - 10L)));
            }

            assertThat(commit(() -> sessions().trim(person, 3))).isEqualTo(2);
            assertThat(list()).containsExactlyElementsOf(all.subList(0, 3));
            assertThat(commit(() -> sessions().trim(person, 3))).isZero();
        }

        @Test
        void letsExactlyOneOfACrowdEndASession() {
            StoredSession session = alive();

            Crowd.Result<Boolean> result = Crowd.of(
                    CROWD,
                    i -> commit(() -> sessions().end(person, session.info().id())));

            assertThat(result.failures()).isEmpty();
            assertThat(result.answers()).containsOnlyOnce(true);
        }

        @Test
        void takesAnEndBackWithItsTransaction() {
            StoredSession session = alive();

            rollBack(() -> sessions().endAll(person));

            assertThat(find(session)).contains(session);
        }
    }

    @Nested
    @VerdictItem("drops sessions that are over")
    class Dropping {

        @Test
        void dropsNoMoreThanAskedForAndNoneThatIsAlive() {
            StoredSession session = alive();
            for (int i = 0; i < 3; i++) {
                inserted(session(person, PAST, PAST, Duration.ofSeconds(-1), LONG));
            }

            assertThat(commit(() -> sessions().purge(2))).isEqualTo(2);
            assertThat(commit(() -> sessions().purge(1_000))).isPositive();
            assertThat(commit(() -> sessions().purge(1_000))).isZero();
            assertThat(find(session)).contains(session);
        }
    }
}
