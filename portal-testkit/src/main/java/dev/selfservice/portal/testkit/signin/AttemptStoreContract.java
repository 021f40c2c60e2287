// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.signin.spi.AttemptStore;
import dev.selfservice.portal.signin.spi.AttemptStore.Count;
import dev.selfservice.portal.testkit.Crowd;
import dev.selfservice.portal.testkit.Samples;
import dev.selfservice.portal.testkit.StoreContract;
import dev.selfservice.portal.testkit.verdict.VerdictItem;
import dev.selfservice.portal.testkit.verdict.WritesVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every {@link AttemptStore} must do. Extend it and say how to make one. */
@ExtendWith(WritesVerdict.class)
public abstract class AttemptStoreContract extends StoreContract {

    private static final Duration CLOSE = Duration.ofMinutes(1);

    private final String key = "k-" + Samples.id();

    private AttemptStore attempts() {
        return stores().attempts();
    }

    private Count raise(Duration window) {
        return commit(() -> attempts().raise(key, window));
    }

    private Optional<Count> find(Duration window) {
        return read(() -> attempts().find(key, window));
    }

    @Nested
    @VerdictItem("counts tries")
    class Counting {

        @Test
        void countsFromOneOnAndTellsTheTimes() {
            Count first = raise(LONG);
            moment();
            Count second = raise(LONG);

            assertThat(first.tries()).isOne();
            assertThat(second.tries()).isEqualTo(2);
            assertThat(second.since()).isEqualTo(first.since());
            assertThat(second.last()).isAfter(first.last());
            Instant now = clock().instant();
            assertThat(second.now())
                    .isBetween(now.minus(CLOSE), now.plus(CLOSE))
                    .isAfterOrEqualTo(second.last());
        }

        @Test
        void returnsTheCountAsItWasRaised() {
            raise(LONG);
            moment();
            Count second = raise(LONG);

            assertThat(find(LONG)).hasValueSatisfying(found -> {
                assertThat(found.tries()).isEqualTo(2);
                assertThat(found.since()).isEqualTo(second.since());
                assertThat(found.last()).isEqualTo(second.last());
                assertThat(found.now()).isAfterOrEqualTo(second.now());
            });
        }

        @Test
        void keepsKeysApart() {
            raise(LONG);

            assertThat(read(() -> attempts().find("k-" + Samples.id(), LONG))).isEmpty();
        }

        @Test
        void countsEveryTryOfACrowd() {
            Crowd.Result<Integer> result = Crowd.of(CROWD, i -> raise(LONG).tries());

            assertThat(result.failures()).isEmpty();
            assertThat(result.answers())
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, CROWD).boxed().toList());
            assertThat(find(LONG)).map(Count::tries).contains(CROWD);
        }

        @Test
        void takesATryBackWithItsTransaction() {
            raise(LONG);

            rollBack(() -> attempts().raise(key, LONG));

            assertThat(find(LONG)).map(Count::tries).contains(1);
        }
    }

    @Nested
    @VerdictItem("forgets tries")
    class Forgetting {

        @Test
        void beginsAnewWhenTheWindowSinceTheFirstTryHasPassed() {
            Count old = raise(LONG);
            moment();
            Count last = raise(LONG);
            Duration window = Duration.between(old.since(), last.last());

            assertThat(find(window)).isEmpty();
            assertThat(find(LONG)).isPresent();
            Count anew = raise(window);

            assertThat(anew.tries()).isOne();
            assertThat(anew.since()).isAfter(old.since());
            assertThat(find(LONG)).map(Count::tries).contains(1);
        }

        @Test
        void clearsACounter() {
            raise(LONG);

            commit(() -> attempts().clear(key));
            commit(() -> attempts().clear(key));

            assertThat(find(LONG)).isEmpty();
            assertThat(raise(LONG).tries()).isOne();
        }

        @Test
        void keepsCountersThatWereTouchedOfLate() {
            raise(LONG);

            commit(() -> attempts().purge(1_000));

            assertThat(find(LONG)).isPresent();
        }
    }
}
