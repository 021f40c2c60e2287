// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.spi.Transactions;
import dev.selfservice.portal.testkit.Crowd;
import dev.selfservice.portal.testkit.Samples;
import dev.selfservice.portal.testkit.StoreContract;
import dev.selfservice.portal.testkit.verdict.VerdictItem;
import dev.selfservice.portal.testkit.verdict.WritesVerdict;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How the {@link Transactions} of every set of stores stand beside and inside each other; a part of {@link TransactionsContract}. */
@ExtendWith(WritesVerdict.class)
public abstract class NestedTransactionsContract extends StoreContract {

    final PersonId person = Samples.person().id();

    final PersonId other = Samples.person().id();

    static final class BrokenOffException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BrokenOffException() {
            super("broken off on purpose");
        }
    }

    final Transactions transactions() {
        return stores().transactions();
    }

    final void put(PersonId who, String value) {
        stores().passwords().put(who, value);
    }

    final void putAndFail(PersonId who, String value) {
        put(who, value);
        throw new BrokenOffException();
    }

    final Optional<String> stored(PersonId who) {
        return read(() -> stores().passwords().find(who));
    }

    @Nested
    @VerdictItem("nests transactions")
    class Nesting {

        @Test
        void joinsTheTransactionThatIsThere() {
            rollBack(() -> transactions().run(() -> put(person, "joined")));

            assertThat(stored(person)).isEmpty();
        }

        @Test
        void keepsNothingOfTheWholeWhenWorkInsideFailedThoughTheFailureWasSwallowed() {
            assertThatThrownBy(() -> transactions().run(() -> {
                        put(other, "outside");
                        try {
                            transactions().run(() -> putAndFail(person, "inside"));
                        } catch (BrokenOffException swallowed) {
                            assertThat(transactions().active()).isTrue();
                        }
                    }))
                    .isInstanceOf(RuntimeException.class);

            assertThat(stored(person)).isEmpty();
            assertThat(stored(other)).isEmpty();
        }

        @Test
        void keepsWhatItsOwnTransactionWroteWhateverBecomesOfTheOneAround() {
            rollBack(() -> {
                put(other, "lost");
                transactions().callNew(() -> {
                    put(person, "kept");
                    return true;
                });
            });

            assertThat(stored(person)).contains("kept");
            assertThat(stored(other)).isEmpty();
        }

        @Test
        void goesOnAroundATransactionOfItsOwnThatFailed() {
            commit(() -> {
                put(other, "kept");
                assertThatThrownBy(() -> transactions().callNew(() -> {
                            putAndFail(person, "lost");
                            return true;
                        }))
                        .isInstanceOf(BrokenOffException.class);
            });

            assertThat(stored(other)).contains("kept");
            assertThat(stored(person)).isEmpty();
        }

        @Test
        void seesAtOnceWhatATransactionOfItsOwnHasCommitted() {
            commit(() -> {
                transactions().callNew(() -> {
                    put(person, "kept");
                    return true;
                });
                assertThat(stores().passwords().find(person)).contains("kept");
            });
        }
    }

    @Nested
    @VerdictItem("keeps threads apart")
    class Threads {

        @Test
        void showsNobodyWhatIsNotCommitted() {
            CountDownLatch written = new CountDownLatch(1);

            Crowd.Result<Optional<String>> result = Crowd.of(2, i -> i == 0 ? writeAndFail(written) : look(written));

            assertThat(result.failures()).isEmpty();
            assertThat(result.answers().get(1)).isEmpty();
        }

        @Test
        void belongsToItsThread() {
            commit(() -> {
                Crowd.Result<Boolean> elsewhere =
                        Crowd.of(1, i -> transactions().active());
                assertThat(elsewhere.answers()).containsExactly(false);
                assertThat(transactions().active()).isTrue();
            });
        }

        private Optional<String> writeAndFail(CountDownLatch written) {
            rollBack(() -> {
                put(person, "never");
                written.countDown();
                moment();
            });
            return Optional.empty();
        }

        private Optional<String> look(CountDownLatch written) {
            try {
                assertThat(written.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return stored(person);
        }
    }
}
