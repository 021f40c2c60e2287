// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import static dev.selfservice.portal.core.zoo.BrokenImport.begin;
import static dev.selfservice.portal.core.zoo.BrokenImport.run;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GroupId;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.core.memory.InMemoryIdentityStore;
import dev.selfservice.portal.people.ImportCounts;
import dev.selfservice.portal.people.ImportLimit;
import dev.selfservice.portal.people.ImportRefusal;
import dev.selfservice.portal.people.ImportRun;
import dev.selfservice.portal.people.ImportedMember;
import dev.selfservice.portal.testkit.zoo.Specimen;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Imports that take groups over with one mistake. */
final class ImportedGroupsSpecimens {

    private static final int ALL = 1_000;

    private ImportedGroupsSpecimens() {}

    static List<Specimen> all() {
        return Stream.of(filling(), naming(), ending(), keeping())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Specimen> filling() {
        return List.of(
                run(
                        "putsPeopleIntoGroupsAndTakesThemOutWhenTheSourceDoes",
                        "takes nobody out of a group that goes on",
                        (store, sound) -> new BrokenImport(store, sound) {
                            @Override
                            public Map<GroupId, ImportRefusal> groups(Map<GroupId, String> batch) {
                                Map<GroupId, ImportRefusal> refused = super.groups(batch);
                                keep(batch.keySet().stream().map(Grantee::group).collect(Collectors.toSet()));
                                return refused;
                            }
                        }),
                run(
                        "takesCirclesOfGroups",
                        "leaves out what closes a circle",
                        (store, sound) -> new BrokenImport(store, sound) {
                            private final Set<ImportedMember> taken = new HashSet<>();

                            @Override
                            public Map<ImportedMember, ImportRefusal> members(Collection<ImportedMember> batch) {
                                List<ImportedMember> open = new ArrayList<>(batch);
                                open.removeIf(each -> taken.contains(new ImportedMember(
                                        new GroupId(each.member().id()), Grantee.group(each.group()))));
                                taken.addAll(open);
                                return super.members(open);
                            }
                        }),
                run(
                        "refusesMembersAndGroupsThatAreNotKnown",
                        "is silent about members it does not know",
                        (store, sound) -> new BrokenImport(store, sound) {
                            @Override
                            public Map<ImportedMember, ImportRefusal> members(Collection<ImportedMember> batch) {
                                Map<ImportedMember, ImportRefusal> refused = new HashMap<>(super.members(batch));
                                refused.values().removeIf(ImportRefusal.UNKNOWN::equals);
                                return refused;
                            }
                        }));
    }

    private static List<Specimen> naming() {
        return List.of(
                run(
                        "namesGroupsAndRenamesThem",
                        "counts a new name and keeps the old one",
                        (store, sound) -> new BrokenImport(store, sound) {
                            @Override
                            public Map<GroupId, ImportRefusal> groups(Map<GroupId, String> batch) {
                                Set<Grantee> all = batch.keySet().stream()
                                        .map(Grantee::group)
                                        .collect(Collectors.toSet());
                                Map<Grantee, String> before = store.names(all);
                                Map<GroupId, ImportRefusal> refused = super.groups(batch);
                                before.forEach((group, name) -> store.group(group.id(), name));
                                return refused;
                            }
                        }),
                run(
                        "refusesGroupsOfAnotherSourceAndThoseBroughtTwice",
                        "renames the groups that it refuses",
                        (store, sound) -> new BrokenImport(store, sound) {
                            @Override
                            public Map<GroupId, ImportRefusal> groups(Map<GroupId, String> batch) {
                                Map<GroupId, ImportRefusal> refused = super.groups(batch);
                                refused.keySet().forEach(each -> store.group(each.value(), batch.get(each)));
                                return refused;
                            }
                        }));
    }

    private static List<Specimen> ending() {
        return List.of(
                run(
                        "leavesMembersPutInByHandAlone",
                        "takes out whoever was put into its groups by hand",
                        TakesOutStrangers::new),
                begin("removesGroupsThatTheSourceHasNoMore", "never removes a group", store -> {
                    Set<Grantee> earlier = new HashSet<>();
                    return (source, lease) -> new BrokenImport(store, store.beginImport(source, lease)) {
                        private final Set<Grantee> now = new HashSet<>();

                        @Override
                        public Map<GroupId, ImportRefusal> groups(Map<GroupId, String> batch) {
                            batch.keySet().forEach(each -> now.add(Grantee.group(each)));
                            return super.groups(batch);
                        }

                        @Override
                        public ImportCounts finish(ImportLimit limit) {
                            earlier.removeAll(now);
                            keep(earlier);
                            earlier.addAll(now);
                            return super.finish(limit);
                        }
                    };
                }));
    }

    private static List<Specimen> keeping() {
        return List.of(
                run(
                        "keepsWhatCannotBeBrought",
                        "keeps people and not their groups",
                        (store, sound) -> new BrokenImport(store, sound) {
                            @Override
                            public Set<Grantee> keep(Set<Grantee> all) {
                                return super.keep(all.stream()
                                        .filter(each -> each.kind() == Grantee.Kind.USER)
                                        .collect(Collectors.toSet()));
                            }
                        }),
                run(
                        "aSecondRunWithoutNewsWritesNothing",
                        "writes a manager who is the manager already",
                        (store, sound) -> new BrokenImport(store, sound) {
                            private int again;

                            @Override
                            public Map<PersonId, ImportRefusal> managers(Map<PersonId, Optional<PersonId>> batch) {
                                Map<PersonId, PersonId> before = store.managers(batch.keySet());
                                batch.forEach((person, manager) ->
                                        again += manager.filter(each -> each.equals(before.get(person)))
                                                        .isPresent()
                                                ? 1
                                                : 0);
                                return super.managers(batch);
                            }

                            @Override
                            public ImportCounts finish(ImportLimit limit) {
                                return super.finish(limit).withManagers(again);
                            }
                        }));
    }

    /** Empties its groups of all whom it was not brought. */
    private static final class TakesOutStrangers extends BrokenImport {
        private final Set<ImportedMember> brought = new HashSet<>();

        TakesOutStrangers(InMemoryIdentityStore store, ImportRun sound) {
            super(store, sound);
        }

        @Override
        public Map<ImportedMember, ImportRefusal> members(Collection<ImportedMember> batch) {
            brought.addAll(batch);
            return super.members(batch);
        }

        @Override
        public ImportCounts finish(ImportLimit limit) {
            ImportCounts done = super.finish(limit);
            for (ImportedMember each : brought) {
                store.members(Grantee.group(each.group()), ALL).stream()
                        .filter(id -> !brought.contains(new ImportedMember(each.group(), Grantee.user(id))))
                        .forEach(id -> store.leave(id.value(), each.group().value()));
            }
            return done;
        }
    }
}
