// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.testkit.zoo.Specimen;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Transactions that act after the commit, or nest, in a wrong way. */
final class NestingSpecimens {

    private NestingSpecimens() {}

    static List<Specimen> all() {
        return Stream.of(actions(), nests()).flatMap(List::stream).toList();
    }

    private static List<Specimen> actions() {
        return Stream.of(firstActions(), moreActions()).flatMap(List::stream).toList();
    }

    private static List<Specimen> firstActions() {
        return List.of(
                TransactionSpecimens.broken(
                        "actsOnceWhatWasWrittenCanBeRead",
                        "acts in the wrong order",
                        () -> new PaperTransactions.Actions() {
                            @Override
                            void committed(List<Runnable> actions) {
                                List<Runnable> reversed = new ArrayList<>(actions);
                                Collections.reverse(reversed);
                                super.committed(reversed);
                            }
                        }),
                TransactionSpecimens.broken(
                        "neverActsAfterARollback", "acts after a rollback", () -> new PaperTransactions.Actions() {
                            @Override
                            void rolledBack(List<Runnable> actions) {
                                super.committed(actions);
                            }
                        }),
                TransactionSpecimens.broken(
                        "actsAtOnceOutsideOfATransaction",
                        "forgets what comes outside of a transaction",
                        () -> new PaperTransactions() {
                            @Override
                            public void afterCommit(Runnable action) {
                                if (active()) {
                                    super.afterCommit(action);
                                }
                            }
                        }));
    }

    private static List<Specimen> moreActions() {
        return List.of(
                TransactionSpecimens.broken(
                        "actsForATransactionOfItsOwnThoughTheOneAroundFails",
                        "forgets the actions of a transaction inside another",
                        () -> new PaperTransactions() {
                            @Override
                            public void afterCommit(Runnable action) {
                                if (depth() < 2) {
                                    super.afterCommit(action);
                                }
                            }
                        }),
                TransactionSpecimens.broken(
                        "letsAFailingActionHurtNeitherTheCommitNorTheOthers",
                        "stops at an action that fails",
                        () -> new PaperTransactions.Actions() {
                            @Override
                            void committed(List<Runnable> actions) {
                                actions.forEach(Runnable::run);
                            }
                        }));
    }

    private static List<Specimen> nests() {
        return Stream.of(firstNests(), moreNests()).flatMap(List::stream).toList();
    }

    private static List<Specimen> firstNests() {
        return List.of(
                TransactionSpecimens.broken(
                                "joinsTheTransactionThatIsThere",
                                "begins anew where it should join",
                                () -> new PaperTransactions() {
                                    @Override
                                    <T> T join(Supplier<T> work) {
                                        return callNew(work);
                                    }
                                })
                        .implies(
                                "keepsNothingOfTheWholeWhenWorkInsideFailedThoughTheFailureWasSwallowed",
                                "actsOnceWhatWasWrittenCanBeRead"),
                TransactionSpecimens.broken(
                        "keepsNothingOfTheWholeWhenWorkInsideFailedThoughTheFailureWasSwallowed",
                        "forgets a failure that was swallowed",
                        () -> new PaperTransactions() {
                            @Override
                            <T> T join(Supplier<T> work) {
                                return work.get();
                            }
                        }));
    }

    private static List<Specimen> moreNests() {
        return List.of(
                TransactionSpecimens.broken(
                                "keepsWhatItsOwnTransactionWroteWhateverBecomesOfTheOneAround",
                                "joins where its own was asked for",
                                () -> new PaperTransactions() {
                                    @Override
                                    <T> T begin(Supplier<T> work) {
                                        return sound.call(work);
                                    }
                                })
                        .implies(
                                "goesOnAroundATransactionOfItsOwnThatFailed",
                                "actsForATransactionOfItsOwnThoughTheOneAroundFails"),
                TransactionSpecimens.broken(
                        "goesOnAroundATransactionOfItsOwnThatFailed",
                        "breaks off around one that failed",
                        BreaksOffAround::new),
                TransactionSpecimens.broken(
                        "seesAtOnceWhatATransactionOfItsOwnHasCommitted",
                        "looks at an old state after a transaction inside",
                        SeesLate::new));
    }

    private static final class BreaksOffAround extends PaperTransactions {
        private boolean failed;

        @Override
        <T> T begin(Supplier<T> work) {
            return sound.callNew(() -> {
                try {
                    T result = work.get();
                    if (failed) {
                        throw new IllegalStateException("something inside failed");
                    }
                    return result;
                } catch (RuntimeException failure) {
                    failed = depth() > 1;
                    throw failure;
                }
            });
        }
    }

    private static final class SeesLate extends PaperTransactions {
        private boolean late;

        @Override
        <T> T begin(Supplier<T> work) {
            try {
                T result = super.begin(work);
                late = depth() > 1;
                return result;
            } finally {
                late = late && depth() > 1;
            }
        }

        @Override
        Optional<String> find(PersonId who) {
            return late ? Optional.empty() : super.find(who);
        }
    }
}
