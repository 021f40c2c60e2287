// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.identity.spi.ImportsPeople;
import dev.selfservice.portal.identity.spi.Person;
import dev.selfservice.portal.people.ImportCounts;
import dev.selfservice.portal.people.ImportCounts.People;
import dev.selfservice.portal.people.ImportLimit;
import dev.selfservice.portal.people.ImportRefusal;
import dev.selfservice.portal.people.ImportRun;
import dev.selfservice.portal.people.ImportedPerson;
import dev.selfservice.portal.testkit.Crowd;
import dev.selfservice.portal.testkit.verdict.VerdictItem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What every identity store with the ability {@link ImportsPeople} must do. Extend it and say how to make one. */
public abstract class ImportsPeopleContract extends ImportedGroupsContract {

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

        @Test
        void refusesManagersOfPeopleItDidNotBring() {
            PersonId ana = new PersonId("ana");
            PersonId sol = new PersonId("sol");
            bring(SCHOOL, "sol");
            try (ImportRun run = begin(HR)) {
                run.people(people("ana"));

                assertThat(run.managers(Map.of(ana, Optional.of(sol), sol, Optional.of(ana))))
                        .containsOnly(Map.entry(sol, ImportRefusal.NOT_OF_THIS_SOURCE));
            }

            assertThat(store.managers(Set.of(ana, sol))).isEqualTo(Map.of(ana, sol));
        }

        @Test
        void tellsWhatItDidSoFar() {
            bring(HR, "ana", "bea");
            try (ImportRun run = begin(HR)) {
                assertThat(run.counts()).isEqualTo(ImportCounts.NONE);
                run.people(people("ana", "cem"));
                assertThat(run.counts().people()).isEqualTo(new People(1, 0, 1, 0, 0));
                run.finish(ALL);
                assertThat(run.counts().people()).isEqualTo(new People(1, 0, 1, 1, 0));
            }
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
