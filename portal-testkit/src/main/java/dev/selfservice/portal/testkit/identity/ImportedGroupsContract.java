// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.identity;

import static dev.selfservice.portal.testkit.identity.Organisation.group;
import static dev.selfservice.portal.testkit.identity.Organisation.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GroupId;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.identity.spi.IdentityStore;
import dev.selfservice.portal.identity.spi.ImportsPeople;
import dev.selfservice.portal.identity.spi.ListsGroups;
import dev.selfservice.portal.identity.spi.Memberships;
import dev.selfservice.portal.identity.spi.Person;
import dev.selfservice.portal.people.ImportCounts;
import dev.selfservice.portal.people.ImportCounts.Rows;
import dev.selfservice.portal.people.ImportLimit;
import dev.selfservice.portal.people.ImportRefusal;
import dev.selfservice.portal.people.ImportRun;
import dev.selfservice.portal.people.ImportSource;
import dev.selfservice.portal.people.ImportedMember;
import dev.selfservice.portal.people.ImportedPerson;
import dev.selfservice.portal.testkit.verdict.VerdictItem;
import dev.selfservice.portal.testkit.verdict.WritesVerdict;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of the groups of a source in every {@link ImportsPeople}; a part of {@link ImportsPeopleContract}. */
@ExtendWith(WritesVerdict.class)
public abstract class ImportedGroupsContract {

    static final ImportSource HR = new ImportSource("hr");
    static final ImportSource SCHOOL = new ImportSource("school");
    static final Duration LONG = Duration.ofMinutes(5);
    static final ImportLimit ALL = new ImportLimit(100);
    static final GroupId DESK = new GroupId("desk");
    static final GroupId STAFF = new GroupId("staff");

    IdentityStore store;

    /** Returns an empty store, which has the ability {@link ImportsPeople}. */
    protected abstract IdentityStore newStore();

    /** Puts a person in by hand, active, whose login is their id. */
    protected abstract void putByHand(IdentityStore store, String id);

    /** Puts a person into a group by hand. */
    protected abstract void putByHand(IdentityStore store, GroupId group, String person);

    /** Disables a person, as an administrator does. */
    protected abstract void disable(IdentityStore store, PersonId person);

    @BeforeEach
    void makeAStore() {
        store = newStore();
    }

    final ImportRun begin(ImportSource source) {
        return ((ImportsPeople) store).beginImport(source, LONG);
    }

    static List<ImportedPerson> people(String... ids) {
        return Arrays.stream(ids)
                .map(id -> ImportedPerson.of(id, "Name of " + id))
                .toList();
    }

    /** Brings people and nothing else. */
    final ImportCounts bring(ImportSource source, String... ids) {
        try (ImportRun run = begin(source)) {
            assertThat(run.people(people(ids))).isEmpty();
            return run.finish(ALL);
        }
    }

    final boolean active(String id) {
        return store.findAll(Set.of(new PersonId(id))).values().stream().anyMatch(Person::active);
    }

    final Set<String> groupsOf(String id) {
        return store
                .memberships(Set.of(new PersonId(id)))
                .getOrDefault(new PersonId(id), Memberships.NONE)
                .groups()
                .stream()
                .map(GroupId::value)
                .collect(Collectors.toSet());
    }

    static Set<ImportedMember> members(GroupId group, Grantee... members) {
        return Stream.of(members).map(each -> new ImportedMember(group, each)).collect(Collectors.toSet());
    }

    static void assertConflict(String code, Runnable work) {
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(work::run)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Nested
    @VerdictItem("takes groups over")
    class TakingGroupsOver {

        private ImportCounts bringDesk(Grantee... members) {
            try (ImportRun run = begin(HR)) {
                run.people(people("ana", "bea"));
                assertThat(run.groups(Map.of(DESK, "Desk", STAFF, "Staff"))).isEmpty();
                assertThat(run.members(members(DESK, members))).isEmpty();
                return run.finish(ALL);
            }
        }

        /** A store without the ability {@link ListsGroups} tells no names. */
        private void assertNamed(Map<Grantee, String> expected) {
            if (store instanceof ListsGroups groups) {
                assertThat(groups.names(expected.keySet())).isEqualTo(expected);
            }
        }

        @Test
        void putsPeopleIntoGroupsAndTakesThemOutWhenTheSourceDoes() {
            assertThat(bringDesk(user("ana"), user("bea")).members()).isEqualTo(new Rows(2, 0, 0, 0));
            assertThat(bringDesk(user("ana")).members()).isEqualTo(new Rows(0, 0, 1, 1));

            assertThat(groupsOf("ana")).containsExactly("desk");
            assertThat(groupsOf("bea")).isEmpty();
        }

        @Test
        void namesGroupsAndRenamesThem() {
            bringDesk();
            try (ImportRun run = begin(HR)) {
                assertThat(run.groups(Map.of(DESK, "Help desk", STAFF, "Staff")))
                        .isEmpty();
                assertThat(run.finish(ALL).groups()).isEqualTo(new Rows(0, 1, 1, 0));
            }

            assertNamed(Map.of(group("desk"), "Help desk", group("staff"), "Staff"));
        }

        @Test
        void refusesGroupsOfAnotherSourceAndThoseBroughtTwice() {
            bringDesk(user("ana"));
            try (ImportRun run = begin(SCHOOL)) {
                assertThat(run.groups(Map.of(DESK, "Desk of the school", new GroupId("class"), "Class")))
                        .containsOnly(Map.entry(DESK, ImportRefusal.NOT_OF_THIS_SOURCE));
                assertThat(run.groups(Map.of(new GroupId("class"), "Another class")))
                        .containsOnly(Map.entry(new GroupId("class"), ImportRefusal.TWICE));
                run.finish(ALL);
            }

            assertNamed(Map.of(group("desk"), "Desk", group("class"), "Class"));
            assertThat(groupsOf("ana")).containsExactly("desk");
        }

        @Test
        void takesCirclesOfGroups() {
            try (ImportRun run = begin(HR)) {
                run.people(people("ana"));
                run.groups(Map.of(DESK, "Desk", STAFF, "Staff"));
                run.members(members(DESK, user("ana"), group("staff")));
                run.members(members(STAFF, group("desk")));
                run.finish(ALL);
            }

            assertThat(groupsOf("ana")).containsExactlyInAnyOrder("desk", "staff");
        }

        @Test
        void leavesMembersPutInByHandAlone() {
            bringDesk(user("ana"));
            putByHand(store, "hana");
            putByHand(store, DESK, "hana");

            assertThat(bringDesk(user("ana")).writes()).isZero();
            assertThat(groupsOf("hana")).containsExactly("desk");
        }

        @Test
        void removesGroupsThatTheSourceHasNoMore() {
            bringDesk(user("ana"));

            ImportCounts counts = bring(HR, "ana", "bea");

            assertThat(counts.groups().ended()).isEqualTo(2);
            assertThat(counts.members().ended()).isEqualTo(1);
            assertThat(groupsOf("ana")).isEmpty();
        }

        @Test
        void refusesMembersAndGroupsThatAreNotKnown() {
            try (ImportRun run = begin(HR)) {
                run.people(people("ana"));
                run.groups(Map.of(DESK, "Desk"));

                assertThat(run.members(members(DESK, user("ana"), user("nobody"), group("nowhere"))))
                        .containsOnlyKeys(members(DESK, user("nobody"), group("nowhere")))
                        .containsValue(ImportRefusal.UNKNOWN);
                assertThat(run.members(members(STAFF, user("ana")))).containsValue(ImportRefusal.NOT_OF_THIS_SOURCE);
            }
        }

        @Test
        void keepsWhatCannotBeBrought() {
            bringDesk(user("ana"), user("bea"));
            try (ImportRun run = begin(HR)) {
                assertThat(run.keep(Set.of(user("ana"), user("bea"), user("nobody"), group("desk"), group("staff"))))
                        .containsExactlyInAnyOrder(user("ana"), user("bea"), group("desk"), group("staff"));
                assertThat(run.finish(new ImportLimit(0)).writes()).isZero();
            }

            assertThat(active("ana")).isTrue();
            assertThat(groupsOf("bea")).containsExactly("desk");
        }

        @Test
        void aSecondRunWithoutNewsWritesNothing() {
            assertThat(bringEverything().writes()).isEqualTo(6);

            ImportCounts again = bringEverything();

            assertThat(again.writes()).isZero();
            assertThat(again.people().unchanged()).isEqualTo(2);
            assertThat(again.groups().unchanged()).isEqualTo(1);
            assertThat(again.members().unchanged()).isEqualTo(2);
        }

        private ImportCounts bringEverything() {
            PersonId ana = new PersonId("ana");
            ImportedPerson described = new ImportedPerson(
                    ana,
                    "Ana.Lund",
                    "Ana Lund",
                    Optional.of("Clerk"),
                    Optional.of("Desk"),
                    Optional.of("ana@example.org"));
            try (ImportRun run = begin(HR)) {
                run.people(List.of(described, people("bea").get(0)));
                run.managers(Map.of(ana, Optional.of(new PersonId("bea"))));
                run.groups(Map.of(DESK, "Desk"));
                run.members(members(DESK, user("ana"), user("bea")));
                return run.finish(ALL);
            }
        }
    }
}
