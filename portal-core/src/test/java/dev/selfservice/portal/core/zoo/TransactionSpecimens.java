// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.testkit.Crowd;
import dev.selfservice.portal.testkit.zoo.Specimen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Transactions with one mistake each. */
final class TransactionSpecimens {

    private TransactionSpecimens() {}

    static List<Specimen> all() {
        List<Specimen> all = new ArrayList<>(outcomes());
        all.addAll(insides());
        all.addAll(NestingSpecimens.all());
        return all;
    }

    private static List<Specimen> outcomes() {
        return Stream.of(firstOutcomes(), moreOutcomes()).flatMap(List::stream).toList();
    }

    private static List<Specimen> firstOutcomes() {
        return List.of(
                broken(
                        "keepsWhatWasWrittenAndReturnsTheResult",
                        "loses a text that the work returns",
                        () -> new PaperTransactions() {
                            @Override
                            @SuppressWarnings("unchecked") // a text of another length is a text
                            public <T> T call(Supplier<T> work) {
                                T result = super.call(work);
                                return result instanceof String text ? (T) text.substring(1) : result;
                            }
                        }),
                broken(
                        "rollsBackAllStoresTogetherAndPassesTheFailureOn",
                        "passes another failure on",
                        () -> new PaperTransactions() {
                            @Override
                            public <T> T call(Supplier<T> work) {
                                if (sound.active()) {
                                    return super.call(work);
                                }
                                try {
                                    return super.call(work);
                                } catch (RuntimeException failure) {
                                    throw new IllegalStateException("something went wrong", failure);
                                }
                            }
                        }),
                broken("restoresWhatWasThereBefore", "puts back what it had overwritten twice", KeepsOverwritten::new));
    }

    private static List<Specimen> moreOutcomes() {
        return List.of(
                broken("seesItsOwnWrites", "reads elsewhere", () -> new PaperTransactions() {
                    @Override
                    public <T> T read(Supplier<T> work) {
                        return Crowd.of(1, i -> sound.read(work)).answers().get(0);
                    }
                }),
                broken(
                        "rollsBackForAnErrorToo",
                        "commits when the work ends in an error",
                        () -> new PaperTransactions() {
                            @Override
                            <T> T begin(Supplier<T> work) {
                                List<Error> errors = new ArrayList<>();
                                T result = sound.callNew(() -> {
                                    try {
                                        return work.get();
                                    } catch (StackOverflowError error) {
                                        errors.add(error);
                                        return null;
                                    }
                                });
                                errors.forEach(error -> {
                                    throw error;
                                });
                                return result;
                            }
                        }));
    }

    private static List<Specimen> insides() {
        return Stream.of(firstInsides(), moreInsides(), furtherInsides(), lastInsides())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Specimen> firstInsides() {
        return List.of(broken(
                "isInsideWhileWorkRunsAndOutsideAfterwards",
                "stays inside after a failure",
                () -> new PaperTransactions() {
                    private boolean failed;

                    @Override
                    <T> T begin(Supplier<T> work) {
                        try {
                            return super.begin(work);
                        } catch (RuntimeException failure) {
                            failed = true;
                            throw failure;
                        }
                    }

                    @Override
                    public boolean active() {
                        return failed || super.active();
                    }
                }));
    }

    private static List<Specimen> moreInsides() {
        return List.of(broken(
                "isNotInsideAWritingTransactionWhileItOnlyReads",
                "takes reading for writing",
                () -> new PaperTransactions() {
                    private final ThreadLocal<Boolean> reads = ThreadLocal.withInitial(() -> false);

                    @Override
                    public <T> T read(Supplier<T> work) {
                        reads.set(true);
                        try {
                            return super.read(work);
                        } finally {
                            reads.set(false);
                        }
                    }

                    @Override
                    public boolean active() {
                        return reads.get() || super.active();
                    }
                }));
    }

    private static List<Specimen> furtherInsides() {
        return List.of(
                broken(
                        "writesFromInsideAReading",
                        "refuses to write inside of a reading",
                        () -> new PaperTransactions() {
                            private final ThreadLocal<Boolean> reads = ThreadLocal.withInitial(() -> false);

                            @Override
                            public <T> T read(Supplier<T> work) {
                                reads.set(true);
                                try {
                                    return super.read(work);
                                } finally {
                                    reads.set(false);
                                }
                            }

                            @Override
                            public <T> T call(Supplier<T> work) {
                                if (reads.get()) {
                                    throw new IllegalStateException("this only reads");
                                }
                                return super.call(work);
                            }
                        }),
                broken("showsNobodyWhatIsNotCommitted", "shows others what was rolled back", DirtyReads::new));
    }

    private static List<Specimen> lastInsides() {
        return List.of(broken("belongsToItsThread", "takes every thread for inside", () -> new PaperTransactions() {
            private final AtomicInteger running = new AtomicInteger();

            @Override
            <T> T begin(Supplier<T> work) {
                running.incrementAndGet();
                try {
                    return super.begin(work);
                } finally {
                    running.decrementAndGet();
                }
            }

            @Override
            public boolean active() {
                return running.get() > 0;
            }
        }));
    }

    static Specimen broken(String clause, String mistake, Supplier<PaperTransactions> maker) {
        return Specimen.of(
                TransactionsInZoo.class, clause, mistake, () -> maker.get().stores());
    }

    /** Writes again, after a rollback, what stood in the place of something else. */
    private static final class KeepsOverwritten extends PaperTransactions {
        private final List<Runnable> again = new ArrayList<>();

        @Override
        void put(PersonId who, String value) {
            if (passwords().find(who).isPresent()) {
                synchronized (again) {
                    again.add(() -> passwords().put(who, value));
                }
            }
            super.put(who, value);
        }

        @Override
        <T> T begin(Supplier<T> work) {
            try {
                return super.begin(work);
            } catch (RuntimeException failure) {
                sound.callNew(() -> {
                    again.forEach(Runnable::run);
                    return Boolean.TRUE;
                });
                throw failure;
            }
        }
    }

    /** Shows all other threads what a thread wrote, whatever became of it. */
    private static final class DirtyReads extends PaperTransactions {
        private final Map<PersonId, Thread> writers = new ConcurrentHashMap<>();
        private final Map<PersonId, String> written = new ConcurrentHashMap<>();

        @Override
        void put(PersonId who, String value) {
            written.put(who, value);
            writers.put(who, Thread.currentThread());
            super.put(who, value);
        }

        @Override
        Optional<String> find(PersonId who) {
            Thread here = Thread.currentThread();
            return writers.getOrDefault(who, here) == here ? super.find(who) : Optional.ofNullable(written.get(who));
        }
    }
}
