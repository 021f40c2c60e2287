// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfservice.portal.spi.Transactions;
import dev.selfservice.portal.tasks.Task;
import dev.selfservice.portal.testkit.Samples;
import dev.selfservice.portal.testkit.verdict.VerdictItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the {@link Transactions} of every set of stores must do. Extend it and say how to make the stores. */
public abstract class TransactionsContract extends NestedTransactionsContract {

    @Nested
    @VerdictItem("commits and rolls back")
    class Outcome {

        @Test
        void keepsWhatWasWrittenAndReturnsTheResult() {
            String result = transactions().call(() -> {
                put(person, "kept");
                return "done";
            });

            assertThat(result).isEqualTo("done");
            assertThat(stored(person)).contains("kept");
        }

        @Test
        void rollsBackAllStoresTogetherAndPassesTheFailureOn() {
            Task task = Samples.task().make();

            assertThatThrownBy(() -> transactions().run(() -> {
                        stores().tasks().insert(task);
                        stores().attempts().raise(person.value(), LONG);
                        putAndFail(person, "lost");
                    }))
                    .isInstanceOf(BrokenOffException.class);

            assertThat(stored(person)).isEmpty();
            assertThat(read(() -> stores().tasks().find(task.id()))).isEmpty();
            assertThat(read(() -> stores().attempts().find(person.value(), LONG)))
                    .isEmpty();
        }

        @Test
        void restoresWhatWasThereBefore() {
            commit(() -> put(person, "first"));

            rollBack(() -> {
                put(person, "second");
                put(person, "third");
            });

            assertThat(stored(person)).contains("first");
        }

        @Test
        void seesItsOwnWrites() {
            Optional<String> seen = transactions().call(() -> {
                put(person, "mine");
                return transactions().read(() -> stores().passwords().find(person));
            });

            assertThat(seen).contains("mine");
        }

        @Test
        void rollsBackForAnErrorToo() {
            assertThatThrownBy(() -> transactions().run(() -> {
                        put(person, "lost");
                        throw new StackOverflowError("on purpose");
                    }))
                    .isInstanceOf(StackOverflowError.class);

            assertThat(stored(person)).isEmpty();
        }
    }

    @Nested
    @VerdictItem("knows whether it is inside")
    class Inside {

        @Test
        void isInsideWhileWorkRunsAndOutsideAfterwards() {
            assertThat(transactions().active()).isFalse();
            assertThat(transactions().<Boolean>call(transactions()::active)).isTrue();
            assertThat(transactions().<Boolean>callNew(transactions()::active)).isTrue();
            rollBack(() -> assertThat(transactions().active()).isTrue());
            assertThat(transactions().active()).isFalse();
        }

        @Test
        void isNotInsideAWritingTransactionWhileItOnlyReads() {
            assertThat(transactions().<Boolean>read(transactions()::active)).isFalse();
        }

        @Test
        void writesFromInsideAReading() {
            transactions().read(() -> transactions().call(() -> {
                put(person, "kept");
                return true;
            }));

            assertThat(stored(person)).contains("kept");
        }
    }

    @Nested
    @VerdictItem("acts after the commit")
    class AfterCommit {

        private final List<String> log = new ArrayList<>();

        private void later(String what) {
            transactions().afterCommit(() -> log.add(what + " " + stored(person).orElse("nothing")));
        }

        @Test
        void actsOnceWhatWasWrittenCanBeRead() {
            commit(() -> {
                later("first");
                put(person, "kept");
                transactions().run(() -> later("second"));
                assertThat(log).isEmpty();
            });

            assertThat(log).containsExactly("first kept", "second kept");
        }

        @Test
        void neverActsAfterARollback() {
            rollBack(() -> later("never"));

            assertThat(log).isEmpty();
        }

        @Test
        void actsAtOnceOutsideOfATransaction() {
            later("at once");

            assertThat(log).containsExactly("at once nothing");
        }

        @Test
        void actsForATransactionOfItsOwnThoughTheOneAroundFails() {
            rollBack(() -> transactions().callNew(() -> {
                later("inner");
                return true;
            }));

            assertThat(log).containsExactly("inner nothing");
        }

        @Test
        void letsAFailingActionHurtNeitherTheCommitNorTheOthers() {
            commit(() -> {
                put(person, "kept");
                transactions().afterCommit(() -> {
                    throw new BrokenOffException();
                });
                later("still");
            });

            assertThat(log).containsExactly("still kept");
        }
    }
}
