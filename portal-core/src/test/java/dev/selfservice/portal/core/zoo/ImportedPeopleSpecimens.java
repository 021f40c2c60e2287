// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import static dev.selfservice.portal.core.zoo.BrokenImport.run;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.people.ImportCounts;
import dev.selfservice.portal.people.ImportCounts.People;
import dev.selfservice.portal.people.ImportLimit;
import dev.selfservice.portal.people.ImportRefusal;
import dev.selfservice.portal.people.ImportedPerson;
import dev.selfservice.portal.testkit.zoo.Specimen;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Imports that take people over with one mistake. */
final class ImportedPeopleSpecimens {

    private ImportedPeopleSpecimens() {}

    static List<Specimen> all() {
        return Stream.of(counting(), activating(), refusing(), managing())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Specimen> counting() {
        return List.of(
                run(
                        "createsThemAndCountsWhatChanges",
                        "counts a change as none",
                        (store, sound) -> new BrokenImport(store, sound) {
                            @Override
                            public ImportCounts finish(ImportLimit limit) {
                                ImportCounts done = super.finish(limit);
                                int changed = done.people().changed();
                                return done.with(new People(0, -changed, changed, 0, 0));
                            }
                        }),
                run(
                        "tellsWhatItDidSoFar",
                        "counts when it is finished",
                        (store, sound) -> new BrokenImport(store, sound) {
                            private ImportCounts counts = ImportCounts.NONE;

                            @Override
                            public ImportCounts counts() {
                                return counts;
                            }

                            @Override
                            public ImportCounts finish(ImportLimit limit) {
                                counts = super.finish(limit);
                                return counts;
                            }
                        }));
    }

    private static List<Specimen> activating() {
        return List.of(
                run(
                        "deactivatesWhoIsNotBroughtAnyMoreAndReactivatesThem",
                        "leaves who comes back inactive",
                        (store, sound) -> new BrokenImport(store, sound) {
                            @Override
                            public Map<PersonId, ImportRefusal> people(List<ImportedPerson> batch) {
                                List<PersonId> inactive = inactive(batch);
                                Map<PersonId, ImportRefusal> refused = super.people(batch);
                                inactive.forEach(store::disable);
                                return refused;
                            }
                        }),
                run(
                        "leavesWhoWasDisabledByAnAdministratorDisabled",
                        "enables whomever it is brought",
                        (store, sound) -> new BrokenImport(store, sound) {
                            @Override
                            public Map<PersonId, ImportRefusal> people(List<ImportedPerson> batch) {
                                List<PersonId> inactive = inactive(batch);
                                Map<PersonId, ImportRefusal> refused = super.people(batch);
                                inactive.forEach(store::enable);
                                return refused;
                            }
                        }));
    }

    private static List<Specimen> refusing() {
        return List.of(
                run(
                        "touchesNobodyOfAnotherSourceNorWhoWasPutInByHand",
                        "deactivates whom it refused",
                        (store, sound) -> new BrokenImport(store, sound) {
                            private final Set<PersonId> refused = new HashSet<>();

                            @Override
                            public Map<PersonId, ImportRefusal> people(List<ImportedPerson> batch) {
                                Map<PersonId, ImportRefusal> now = super.people(batch);
                                refused.addAll(now.keySet());
                                return now;
                            }

                            @Override
                            public ImportCounts finish(ImportLimit limit) {
                                refused.forEach(store::disable);
                                return super.finish(limit);
                            }
                        }),
                run(
                        "refusesWhatIsBroughtTwiceAndALoginOfSomebodyElse",
                        "lets two people have one login",
                        (store, sound) -> new BrokenImport(store, sound) {
                            @Override
                            public Map<PersonId, ImportRefusal> people(List<ImportedPerson> batch) {
                                Map<PersonId, ImportRefusal> refused = new HashMap<>(super.people(batch));
                                batch.stream()
                                        .filter(each -> refused.remove(each.id(), ImportRefusal.LOGIN_TAKEN))
                                        .forEach(each -> store.person(each.id().value(), each.login(), each.name()));
                                return refused;
                            }
                        }));
    }

    private static List<Specimen> managing() {
        return List.of(
                run(
                        "setsChangesAndTakesAwayManagers",
                        "never takes a manager away",
                        (store, sound) -> new BrokenImport(store, sound) {
                            @Override
                            public Map<PersonId, ImportRefusal> managers(Map<PersonId, Optional<PersonId>> batch) {
                                Map<PersonId, Optional<PersonId>> set = new HashMap<>(batch);
                                set.values().removeIf(Optional::isEmpty);
                                return super.managers(set);
                            }
                        }),
                run(
                        "refusesManagersOfPeopleItDidNotBring",
                        "sets the managers of strangers",
                        (store, sound) -> new BrokenImport(store, sound) {
                            @Override
                            public Map<PersonId, ImportRefusal> managers(Map<PersonId, Optional<PersonId>> batch) {
                                Map<PersonId, ImportRefusal> refused = super.managers(batch);
                                refused.forEach((person, why) -> batch.get(person)
                                        .filter(manager -> why == ImportRefusal.NOT_OF_THIS_SOURCE)
                                        .ifPresent(manager -> store.manager(person.value(), manager.value())));
                                return refused;
                            }
                        }));
    }
}
