// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import static dev.selfservice.portal.core.zoo.BrokenImport.begin;
import static dev.selfservice.portal.core.zoo.BrokenImport.run;

import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.core.memory.InMemoryIdentityStore;
import dev.selfservice.portal.identity.spi.ImportsPeople;
import dev.selfservice.portal.people.ImportCounts;
import dev.selfservice.portal.people.ImportLimit;
import dev.selfservice.portal.people.ImportRefusal;
import dev.selfservice.portal.people.ImportRun;
import dev.selfservice.portal.people.ImportSource;
import dev.selfservice.portal.people.ImportedPerson;
import dev.selfservice.portal.testkit.zoo.Specimen;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Imports that meet, break off or end with one mistake. */
final class ImportRunSpecimens {

    private static final ImportLimit NO_LIMIT = new ImportLimit(100);

    private ImportRunSpecimens() {}

    static List<Specimen> all() {
        return Stream.of(meeting(), ending(), limiting()).flatMap(List::stream).toList();
    }

    private static List<Specimen> meeting() {
        return List.of(
                begin("ofManyThatBeginAtOnceOneMay", "lets another thread share a run", SharedAmongThreads::new),
                begin("sourcesDoNotWaitForEachOther", "runs one source at a time", OneAtATime::new),
                run(
                        "aRunWhoseLeaseRanOutIsReplacedAndWritesNoMore",
                        "writes for a run whose lease ran out",
                        WritesLate::new));
    }

    private static List<Specimen> ending() {
        return List.of(
                run(
                        "aRunThatWasBrokenOffDeactivatesNobodyAndIsMendedByTheNext",
                        "finishes a run that was broken off",
                        FinishesOnClose::new),
                run(
                        "aFinishedRunIsOver",
                        "nods to a run that is over",
                        (store, sound) -> new BrokenImport(store, sound) {
                            private boolean finished;

                            @Override
                            public Map<PersonId, ImportRefusal> people(List<ImportedPerson> batch) {
                                return finished ? Map.of() : super.people(batch);
                            }

                            @Override
                            public ImportCounts finish(ImportLimit limit) {
                                ImportCounts done = super.finish(limit);
                                finished = true;
                                return done;
                            }
                        }));
    }

    private static List<Specimen> limiting() {
        return List.of(
                run(
                        "tooManyLeaversAreRefusedUntilAllowed",
                        "knows no limit",
                        (store, sound) -> new BrokenImport(store, sound) {
                            @Override
                            public ImportCounts finish(ImportLimit limit) {
                                return super.finish(NO_LIMIT);
                            }
                        }),
                run(
                        "aFifthMayLeave",
                        "takes a fifth for more than a fifth",
                        (store, sound) -> new BrokenImport(store, sound) {
                            @Override
                            public ImportCounts finish(ImportLimit limit) {
                                return super.finish(
                                        limit.equals(ImportLimit.USUAL) ? new ImportLimit(limit.percent() - 1) : limit);
                            }
                        }));
    }

    /** Gives the run that is under way to whoever asks in another thread. */
    private static final class SharedAmongThreads implements ImportsPeople {
        private final InMemoryIdentityStore sound;
        private Optional<ImportRun> running = Optional.empty();
        private Thread owner = Thread.currentThread();

        SharedAmongThreads(InMemoryIdentityStore sound) {
            this.sound = sound;
        }

        @Override
        public synchronized ImportRun beginImport(ImportSource source, Duration lease) {
            try {
                ImportRun begun = sound.beginImport(source, lease);
                running = Optional.of(begun);
                owner = Thread.currentThread();
                return begun;
            } catch (ConflictException refused) {
                return running.filter(run -> owner != Thread.currentThread()).orElseThrow(() -> refused);
            }
        }
    }

    /** Lets no source begin while another one is under way. */
    private static final class OneAtATime implements ImportsPeople {
        private final InMemoryIdentityStore sound;
        private final Set<ImportSource> open = new HashSet<>();

        OneAtATime(InMemoryIdentityStore sound) {
            this.sound = sound;
        }

        @Override
        public synchronized ImportRun beginImport(ImportSource source, Duration lease) {
            if (open.stream().anyMatch(other -> !other.equals(source))) {
                throw new ConflictException("import-running", "an import is under way");
            }
            ImportRun begun = sound.beginImport(source, lease);
            open.add(source);
            return new BrokenImport(sound, begun) {
                @Override
                public void close() {
                    super.close();
                    open.remove(source);
                }
            };
        }
    }

    /** Takes people though another run has begun. */
    private static final class WritesLate extends BrokenImport {
        private boolean finished;

        WritesLate(InMemoryIdentityStore store, ImportRun sound) {
            super(store, sound);
        }

        @Override
        public Map<PersonId, ImportRefusal> people(List<ImportedPerson> batch) {
            try {
                return super.people(batch);
            } catch (ConflictException lost) {
                if (finished) {
                    throw lost;
                }
                batch.forEach(each -> store.person(each.id().value(), each.login(), each.name()));
                return Map.of();
            }
        }

        @Override
        public ImportCounts finish(ImportLimit limit) {
            ImportCounts done = super.finish(limit);
            finished = true;
            return done;
        }
    }

    /** Takes what was brought so far for everything there is. */
    private static final class FinishesOnClose extends BrokenImport {

        FinishesOnClose(InMemoryIdentityStore store, ImportRun sound) {
            super(store, sound);
        }

        @Override
        public void close() {
            try {
                finish(NO_LIMIT);
            } catch (ConflictException over) {
                super.close();
            }
        }
    }
}
