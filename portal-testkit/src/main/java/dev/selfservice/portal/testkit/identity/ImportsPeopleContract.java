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
import dev.selfservice.portal.identity.spi.Memberships;
import dev.selfservice.portal.identity.spi.Person;
import dev.selfservice.portal.people.ImportCounts;
import dev.selfservice.portal.people.ImportCounts.People;
import dev.selfservice.portal.people.ImportCounts.Rows;
import dev.selfservice.portal.people.ImportLimit;
import dev.selfservice.portal.people.ImportRefusal;
import dev.selfservice.portal.people.ImportRun;
import dev.selfservice.portal.people.ImportSource;
import dev.selfservice.portal.people.ImportedMember;
import dev.selfservice.portal.people.ImportedPerson;
import dev.selfservice.portal.testkit.Crowd;
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

/** What every identity store with the ability {@link ImportsPeople} must do. Extend it and say how to make one. */
@ExtendWith(WritesVerdict.class)
public abstract class ImportsPeopleContract {

    private static final ImportSource HR = new ImportSource("hr");
    private static final ImportSource SCHOOL = new ImportSource("school");
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final ImportLimit ALL = new ImportLimit(100);
    private static final GroupId DESK = new GroupId("desk");
    private static final GroupId STAFF = new GroupId("staff");

    private IdentityStore store;

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

    private ImportRun begin(ImportSource source) {
        return ((ImportsPeople) store).beginImport(source, LONG);
    }

    private static List<ImportedPerson> people(String... ids) {
        return Arrays.stream(ids)
                .map(id -> ImportedPerson.of(id, "Name of " + id))
                .toList();
    }

    /** Brings people and nothing else. */
    private ImportCounts bring(ImportSource source, String... ids) {
        try (ImportRun run = begin(source)) {
            assertThat(run.people(people(ids))).isEmpty();
            return run.finish(ALL);
        }
    }

    private boolean active(String id) {
        return store.findAll(Set.of(new PersonId(id))).values().stream().anyMatch(Person::active);
    }

    private Set<String> groupsOf(String id) {
        return store
                .memberships(Set.of(new PersonId(id)))
                .getOrDefault(new PersonId(id), Memberships.NONE)
                .groups()
                .stream()
                .map(GroupId::value)
                .collect(Collectors.toSet());
    }

    private static Set<ImportedMember> members(GroupId group, Grantee... members) {
        return Stream.of(members).map(each -> new ImportedMember(group, each)).collect(Collectors.toSet());
    }

    private static void assertConflict(String code, Runnable work) {
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(work::run)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Nested
    @VerdictItem("takes people over")
    class TakingPeopleOver {

        @Test
        void createsThemAndCountsWhatChanges() {
            assertThat(bring(HR, "ana", "bea").people()).isEqualTo(new People(2, 0, 0, 0, 0));
            try (ImportRun run = begin(HR)) {
                run.people(List.of(
                        ImportedPerson.of("ana", "Ana Lund"), people("bea").get(0)));
                assertThat(run.finish(ALL).people()).isEqualTo(new People(0, 1, 1, 0, 0));
            }

            assertThat(store.findByLogin("ANA")).map(Person::name).contains("Ana Lund");
        }

        @Test
        void deactivatesWhoIsNotBroughtAnyMoreAndReactivatesThem() {
            bring(HR, "ana", "bea");

            assertThat(bring(HR, "ana").people()).isEqualTo(new People(0, 0, 1, 1, 0));
            assertThat(active("bea")).isFalse();
            assertThat(bring(HR, "ana").people()).isEqualTo(new People(0, 0, 1, 0, 0));
            assertThat(bring(HR, "ana", "bea").people()).isEqualTo(new People(0, 0, 1, 0, 1));
            assertThat(active("bea")).isTrue();
        }

        @Test
        void leavesWhoWasDisabledByAnAdministratorDisabled() {
            bring(HR, "ana", "bea");
            disable(store, new PersonId("bea"));

            assertThat(bring(HR, "ana", "bea").people()).isEqualTo(new People(0, 0, 2, 0, 0));
            assertThat(active("bea")).isFalse();
            bring(HR, "ana");
            assertThat(bring(HR, "ana", "bea").people().reactivated()).isEqualTo(1);
            assertThat(active("bea")).isFalse();
        }

        @Test
        void touchesNobodyOfAnotherSourceNorWhoWasPutInByHand() {
            putByHand(store, "hana");
            bring(SCHOOL, "sol");
            try (ImportRun run = begin(HR)) {
                Map<PersonId, ImportRefusal> refused = run.people(people("hana", "sol", "ana"));
                run.finish(ALL);

                assertThat(refused)
                        .containsExactlyInAnyOrderEntriesOf(Map.of(
                                new PersonId("hana"), ImportRefusal.NOT_OF_THIS_SOURCE,
                                new PersonId("sol"), ImportRefusal.NOT_OF_THIS_SOURCE));
            }
            bring(HR);

            assertThat(Stream.of("hana", "sol", "ana").filter(ImportsPeopleContract.this::active))
                    .containsExactly("hana", "sol");
        }

        @Test
        void refusesWhatIsBroughtTwiceAndALoginOfSomebodyElse() {
            putByHand(store, "hana");
            ImportedPerson other = new ImportedPerson(
                    new PersonId("other"), "HANA", "Other", Optional.empty(), Optional.empty(), Optional.empty());
            ImportedPerson clash = new ImportedPerson(
                    new PersonId("clash"), "Ana", "Clash", Optional.empty(), Optional.empty(), Optional.empty());
            try (ImportRun run = begin(HR)) {
                assertThat(run.people(List.of(people("ana").get(0), other, clash)))
                        .containsExactlyInAnyOrderEntriesOf(
                                Map.of(other.id(), ImportRefusal.LOGIN_TAKEN, clash.id(), ImportRefusal.LOGIN_TAKEN));
                assertThat(run.people(people("ana"))).containsOnly(Map.entry(new PersonId("ana"), ImportRefusal.TWICE));
                assertThat(run.finish(ALL).people().created()).isEqualTo(1);
            }
        }

        @Test
        void setsChangesAndTakesAwayManagers() {
            PersonId ana = new PersonId("ana");
            try (ImportRun run = begin(HR)) {
                run.people(people("ana", "bea"));
                assertThat(run.managers(Map.of(
                                ana,
                                Optional.of(new PersonId("bea")),
                                new PersonId("bea"),
                                Optional.of(new PersonId("nobody")))))
                        .containsOnly(Map.entry(new PersonId("bea"), ImportRefusal.UNKNOWN));
                assertThat(run.finish(ALL).managers()).isEqualTo(1);
            }
            assertThat(store.managers(Set.of(ana))).containsEntry(ana, new PersonId("bea"));
            try (ImportRun run = begin(HR)) {
                run.people(people("ana", "bea"));
                run.managers(Map.of(ana, Optional.empty()));
                assertThat(run.finish(ALL).managers()).isEqualTo(1);
            }
            assertThat(store.managers(Set.of(ana))).isEmpty();
        }
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

        @Test
        void putsPeopleIntoGroupsAndTakesThemOutWhenTheSourceDoes() {
            assertThat(bringDesk(user("ana"), user("bea")).members()).isEqualTo(new Rows(2, 0, 0, 0));
            assertThat(bringDesk(user("ana")).members()).isEqualTo(new Rows(0, 0, 1, 1));

            assertThat(groupsOf("ana")).containsExactly("desk");
            assertThat(groupsOf("bea")).isEmpty();
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
            bringDesk(user("ana"), user("bea"));

            assertThat(bringDesk(user("ana"), user("bea")).writes()).isZero();
        }
    }

    @Nested
    @VerdictItem("is safe when runs meet or end early")
    class RunsThatMeet {

        @Test
        void aRunThatWasBrokenOffDeactivatesNobodyAndIsMendedByTheNext() {
            bring(HR, "ana", "bea");
            try (ImportRun run = begin(HR)) {
                run.people(people("cem"));
            }
            assertThat(Stream.of("ana", "bea", "cem").allMatch(ImportsPeopleContract.this::active))
                    .isTrue();

            assertThat(bring(HR, "ana", "cem").people()).isEqualTo(new People(0, 0, 2, 1, 0));
        }

        @Test
        void ofManyThatBeginAtOnceOneMay() {
            Crowd.Result<ImportRun> crowd = Crowd.of(8, i -> begin(HR));

            assertThat(crowd.answers()).hasSize(1);
            assertThat(crowd.failures()).hasSize(7).allSatisfy(each -> assertThat(each)
                    .isInstanceOfSatisfying(ConflictException.class, refused -> assertThat(refused.code())
                            .isEqualTo("import-running")));
            crowd.answers().forEach(ImportRun::close);
            bring(HR, "ana");
        }

        @Test
        void sourcesDoNotWaitForEachOther() {
            try (ImportRun hr = begin(HR);
                    ImportRun school = begin(SCHOOL)) {
                hr.people(people("ana"));
                school.people(people("sol"));
                hr.finish(ALL);
                school.finish(ALL);
            }

            assertThat(active("ana") && active("sol")).isTrue();
        }

        @Test
        void aRunWhoseLeaseRanOutIsReplacedAndWritesNoMore() {
            ImportRun late = ((ImportsPeople) store).beginImport(HR, Duration.ofMillis(1));
            ImportRun next = beginWhenFree();
            next.people(people("ana"));

            assertConflict("import-lost", () -> late.people(people("bea")));
            assertConflict("import-lost", () -> late.finish(ALL));
            late.close();
            next.finish(ALL);
            assertThat(active("ana")).isTrue();
            assertThat(active("bea")).isFalse();
        }

        private ImportRun beginWhenFree() {
            while (true) {
                try {
                    return begin(HR);
                } catch (ConflictException notYet) {
                    Thread.onSpinWait();
                }
            }
        }

        @Test
        void aFinishedRunIsOver() {
            ImportRun run = begin(HR);
            run.finish(ALL);

            assertConflict("import-lost", () -> run.people(people("ana")));
        }

        @Test
        void tooManyLeaversAreRefusedUntilAllowed() {
            bring(HR, "ana", "bea", "cem", "dov", "eli");
            try (ImportRun run = begin(HR)) {
                run.people(people("ana", "bea", "cem", "new-1", "new-2", "new-3", "new-4", "new-5"));

                assertConflict("import-limit", () -> run.finish(ImportLimit.USUAL));
                assertThat(active("dov")).isTrue();
                assertThat(run.finish(new ImportLimit(40)).people().deactivated())
                        .isEqualTo(2);
            }
            assertThat(active("dov")).isFalse();
        }

        @Test
        void aFifthMayLeave() {
            bring(HR, "ana", "bea", "cem", "dov", "eli");
            try (ImportRun run = begin(HR)) {
                run.people(people("ana", "bea", "cem", "dov"));

                assertThat(run.finish(ImportLimit.USUAL).people().deactivated()).isEqualTo(1);
            }
        }
    }
}
