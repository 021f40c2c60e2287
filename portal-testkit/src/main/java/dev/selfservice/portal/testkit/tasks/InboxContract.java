// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GranteeRef;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonRef;
import dev.selfservice.portal.tasks.Task;
import dev.selfservice.portal.tasks.TaskCount;
import dev.selfservice.portal.tasks.TaskId;
import dev.selfservice.portal.tasks.TaskSummary;
import dev.selfservice.portal.tasks.spi.TaskStore;
import dev.selfservice.portal.testkit.Pages;
import dev.selfservice.portal.testkit.Samples;
import dev.selfservice.portal.testkit.StoreContract;
import dev.selfservice.portal.testkit.verdict.VerdictItem;
import dev.selfservice.portal.testkit.verdict.WritesVerdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the lists of every {@link TaskStore} must show; a part of {@link TaskStoreContract}. */
@ExtendWith(WritesVerdict.class)
public abstract class InboxContract extends StoreContract {

    private static final Instant LATER = Samples.MONDAY.plusSeconds(60);

    private static final int HUNDREDS = 300;

    final TaskStore tasks() {
        return stores().tasks();
    }

    final List<TaskId> inbox(PersonRef person, GranteeRef... more) {
        return rows(person, 100, more).stream().map(TaskSummary::id).toList();
    }

    private List<TaskSummary> rows(PersonRef person, int size, GranteeRef... more) {
        return read(() -> Pages.all(size, page -> tasks().inbox(person.id(), grantees(person, more), page)));
    }

    private TaskCount count(PersonRef person, int bound, GranteeRef... more) {
        return read(() -> tasks().count(person.id(), grantees(person, more), bound));
    }

    private Task stored(Task task) {
        commit(() -> tasks().insert(task));
        return task;
    }

    private static List<String> grantees(PersonRef person, GranteeRef... more) {
        List<String> all = new ArrayList<>(List.of("user:" + person.id(), "role:" + Samples.role()));
        for (GranteeRef each : more) {
            all.add(each.grantee().toString());
        }
        return all;
    }

    @Nested
    @VerdictItem("fills inboxes")
    class Inbox {

        private final PersonRef bea = Samples.person("Bea Ortiz");
        private final GranteeRef desk = new GranteeRef(Grantee.Kind.GROUP, "g-" + Samples.id(), "Help desk");
        private final GranteeRef owners = new GranteeRef(Grantee.Kind.ROLE, "r-" + Samples.id(), "Owners");

        @Test
        void showsWhatWaitsForThePersonForTheirGroupsAndForTheirRoles() {
            Task mine = stored(
                    Samples.task().waitingFor(Samples.user(bea)).due(LATER).make());
            Task ours = stored(
                    Samples.task().waitingFor(desk).due(LATER.plusSeconds(1)).make());
            Task roles = stored(
                    Samples.task().waitingFor(owners).due(LATER.plusSeconds(2)).make());
            stored(Samples.task().make());

            assertThat(inbox(bea, desk, owners)).containsExactly(mine.id(), ours.id(), roles.id());
            assertThat(inbox(bea)).containsExactly(mine.id());
        }

        @Test
        void showsEachRowAsTheTaskIs() {
            Task task = stored(
                    Samples.task().waitingFor(Samples.user(bea)).due(LATER).make());

            assertThat(rows(bea, 10)).containsExactly(TaskSummary.of(task));
        }

        @Test
        void showsATaskOnceThoughItWaitsForThePersonInSeveralWays() {
            Task task = stored(
                    Samples.task().waitingFor(Samples.user(bea), desk, owners).make());

            assertThat(rows(bea, 1, desk, owners)).extracting(TaskSummary::id).containsExactly(task.id());
            assertThat(count(bea, 99, desk, owners)).isEqualTo(new TaskCount(1, false));
        }

        @Test
        void tellsAGroupFromARoleOfTheSameName() {
            stored(Samples.task()
                    .waitingFor(new GranteeRef(Grantee.Kind.ROLE, desk.id(), "Another"))
                    .make());

            assertThat(inbox(bea, desk)).isEmpty();
        }

        @Test
        void hidesWhatThePersonAskedForOrBenefitsFrom() {
            stored(Samples.task()
                    .askedBy(bea)
                    .waitingFor(Samples.user(bea), desk)
                    .make());
            stored(Samples.task().benefitting(bea).waitingFor(desk).make());

            assertThat(inbox(bea, desk)).isEmpty();
            assertThat(count(bea, 99, desk)).isEqualTo(new TaskCount(0, false));
            assertThat(inbox(Samples.person(), desk)).hasSize(2);
        }

        @Test
        void ordersByDueTimeAndThatWithoutOneLast() {
            Task never = stored(Samples.task().waitingFor(desk).make());
            Task late = stored(Samples.task().waitingFor(desk).due(LATER).make());
            Task soon =
                    stored(Samples.task().waitingFor(desk).due(Samples.MONDAY).make());

            assertThat(inbox(bea, desk)).containsExactly(soon.id(), late.id(), never.id());
        }

        @Test
        void losesAndRepeatsNoTaskThatIsDueAtTheSameMoment() {
            List<TaskId> expected = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                expected.add(stored(Samples.task()
                                .waitingFor(desk, Samples.user(bea))
                                .due(LATER)
                                .make())
                        .id());
                expected.add(
                        stored(Samples.task().waitingFor(desk, owners).make()).id());
            }

            List<TaskId> read =
                    rows(bea, 2, desk, owners).stream().map(TaskSummary::id).toList();

            assertThat(read).containsExactlyInAnyOrderElementsOf(expected);
        }

        @Test
        void goesOnWhereItWasThoughTasksComeAndGo() {
            Task first = stored(Samples.task().waitingFor(desk).due(LATER).make());
            Task second = stored(
                    Samples.task().waitingFor(desk).due(LATER.plusSeconds(2)).make());
            List<String> grantees = grantees(bea, desk);
            PageRequest page = PageRequest.ofSize(1);
            String cursor =
                    read(() -> tasks().inbox(bea.id(), grantees, page)).next().orElseThrow();

            commit(() -> tasks().end(first.decide(bea, true, Optional.empty(), LATER)));
            // One goes in front of the cursor and two come, so that a store that counts rows loses its place.
            stored(Samples.task().waitingFor(desk).due(Samples.MONDAY).make());
            stored(Samples.task().waitingFor(desk).due(Samples.MONDAY).make());
            Task between = stored(
                    Samples.task().waitingFor(desk).due(LATER.plusSeconds(1)).make());

            assertThat(read(() -> Pages.all(1, next -> tasks().inbox(
                                    bea.id(), grantees, next.after().isEmpty() ? page.startingAfter(cursor) : next))))
                    .extracting(TaskSummary::id)
                    .containsExactly(between.id(), second.id());
        }

        @Test
        void showsTheSameToAPersonInHundredsOfGroups() {
            GranteeRef[] groups = new GranteeRef[HUNDREDS];
            Arrays.setAll(groups, i -> new GranteeRef(Grantee.Kind.GROUP, "g-" + Samples.id(), "Team " + i));
            Task never = stored(Samples.task().waitingFor(groups[HUNDREDS - 1]).make());
            Task late = stored(
                    Samples.task().waitingFor(Samples.user(bea)).due(LATER).make());
            Task soon = stored(Samples.task()
                    .waitingFor(groups[7], desk, groups[150])
                    .due(Samples.MONDAY)
                    .make());
            stored(Samples.task().askedBy(bea).waitingFor(groups[8]).make());
            stored(Samples.task().benefitting(bea).waitingFor(groups[9]).make());
            stored(Samples.task().waitingFor(desk).due(Samples.MONDAY).make());

            assertThat(rows(bea, 1, groups))
                    .containsExactly(TaskSummary.of(soon), TaskSummary.of(late), TaskSummary.of(never));
            assertThat(count(bea, 3, groups)).isEqualTo(new TaskCount(3, false));
            assertThat(count(bea, 2, groups)).isEqualTo(new TaskCount(2, true));
        }

        @Test
        void showsNothingToNobody() {
            stored(Samples.task().make());

            assertThat(read(() -> tasks().inbox(bea.id(), List.of(), PageRequest.first()))
                            .items())
                    .isEmpty();
            assertThat(read(() -> tasks().count(bea.id(), List.of(), 99))).isEqualTo(new TaskCount(0, false));
        }

        @Test
        void refusesCursorsThatItDidNotGiveOut() {
            Pages.assertRefusesForeignCursors(page -> read(() -> tasks().inbox(bea.id(), grantees(bea), page)));
            Pages.assertRefusesForeignCursors(page -> read(() -> tasks().decidedBy(bea.id(), page)));
        }
    }

    @Nested
    @VerdictItem("counts what waits")
    class Counting {

        @Test
        void countsUpToTheBound() {
            PersonRef bea = Samples.person("Bea Ortiz");
            for (int i = 0; i < 4; i++) {
                stored(Samples.task().waitingFor(Samples.user(bea)).make());
            }

            assertThat(count(bea, 5)).isEqualTo(new TaskCount(4, false));
            assertThat(count(bea, 4)).isEqualTo(new TaskCount(4, false));
            assertThat(count(bea, 3)).isEqualTo(new TaskCount(3, true));
        }
    }

    @Nested
    @VerdictItem("lists what somebody decided")
    class Decided {

        private final PersonRef bea = Samples.person("Bea Ortiz");

        private TaskSummary decided(PersonRef by, Instant at) {
            Task open = stored(Samples.task().make());
            Task ended = open.decide(by, false, Optional.of("no"), at);
            commit(() -> tasks().end(ended));
            return TaskSummary.of(ended);
        }

        @Test
        void listsTheNewestFirstAndNobodyElses() {
            TaskSummary old = decided(bea, Samples.MONDAY);
            TaskSummary fresh = decided(bea, LATER);
            decided(Samples.person("Bea Ortiz"), LATER);
            Task cancelled = stored(Samples.task().waitingFor(Samples.user(bea)).make());
            commit(() -> tasks().end(cancelled.cancel(LATER)));

            assertThat(read(() -> Pages.all(10, page -> tasks().decidedBy(bea.id(), page))))
                    .containsExactly(fresh, old);
        }

        @Test
        void losesAndRepeatsNothingDecidedAtTheSameMoment() {
            List<TaskSummary> expected = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                expected.add(decided(bea, i < 5 ? LATER : Samples.MONDAY));
            }

            List<TaskSummary> read = read(() -> Pages.all(3, page -> tasks().decidedBy(bea.id(), page)));

            assertThat(read).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(read)
                    .extracting(row -> row.decidedAt().orElseThrow())
                    .isSortedAccordingTo(Collections.reverseOrder());
        }
    }
}
