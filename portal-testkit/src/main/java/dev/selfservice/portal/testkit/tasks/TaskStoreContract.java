// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GranteeRef;
import dev.selfservice.portal.LocalText;
import dev.selfservice.portal.PersonRef;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.requests.RequestId;
import dev.selfservice.portal.tasks.Task;
import dev.selfservice.portal.tasks.TaskId;
import dev.selfservice.portal.tasks.TaskState;
import dev.selfservice.portal.tasks.spi.ReassignsTasks;
import dev.selfservice.portal.tasks.spi.TaskStore;
import dev.selfservice.portal.testkit.AwkwardTexts;
import dev.selfservice.portal.testkit.Crowd;
import dev.selfservice.portal.testkit.Samples;
import dev.selfservice.portal.testkit.verdict.VerdictItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What every {@link TaskStore} must do. Extend it and say how to make one.
 *
 * <p>The rules for lists are in {@link InboxContract}, which runs as a part of this one.
 */
public abstract class TaskStoreContract extends InboxContract {

    private static final Instant LATER = Samples.MONDAY.plusSeconds(60);

    private static Task decided(Task open, PersonRef by) {
        return open.decide(by, true, Optional.of("fine with me"), LATER);
    }

    private Optional<Task> find(Task task) {
        return read(() -> tasks().find(task.id()));
    }

    @Nested
    @VerdictItem("keeps tasks")
    class Keeping {

        @Test
        void returnsWhatWasStoredWithAllItsCandidatesInOrder() {
            Task task = Samples.task()
                    .waitingFor(
                            Samples.user(Samples.person("Zoe")),
                            new GranteeRef(Grantee.Kind.GROUP, "helpdesk", "Help desk"),
                            new GranteeRef(Grantee.Kind.ROLE, "helpdesk", "Help desk"),
                            Samples.user(Samples.person("Abe")))
                    .due(LATER)
                    .make();

            commit(() -> tasks().insert(task));

            assertThat(find(task)).contains(task);
        }

        @Test
        void knowsNoTaskThatWasNotStored() {
            assertThat(read(() -> tasks().find(new TaskId(Samples.id())))).isEmpty();
        }

        @Test
        void forgetsATaskThatWasRolledBack() {
            PersonRef person = Samples.person();
            Task task = Samples.task().waitingFor(Samples.user(person)).make();

            rollBack(() -> tasks().insert(task));

            assertThat(find(task)).isEmpty();
            assertThat(inbox(person)).isEmpty();
        }

        @Test
        void returnsEveryTextAsItWasWritten() {
            for (String text : AwkwardTexts.all()) {
                Task task = Samples.task().make();
                Task ended = task.decide(Samples.person("Bea"), false, Optional.of(text), LATER);
                commit(() -> tasks().insert(task));
                commit(() -> tasks().end(ended));

                assertThat(find(task)).contains(ended);
            }
        }

        @Test
        void returnsTitlesAndNamesAsTheyWereWritten() {
            for (String text : AwkwardTexts.upTo(120)) {
                Task task = Samples.task()
                        .titled(text)
                        .inStage(new LocalText(Map.of("en", text, "ar", text)))
                        .askedBy(Samples.person(text))
                        .waitingFor(Samples.user(Samples.person(text)))
                        .make();
                commit(() -> tasks().insert(task));

                assertThat(find(task)).contains(task);
            }
        }

        @Test
        void listsTheTasksOfARequestInTheOrderOfTheirCreation() {
            Request request = Samples.request().make();
            Task second = Samples.task().of(request).since(LATER).make();
            Task first = Samples.task().of(request).make();
            commit(() -> tasks().insert(second));
            commit(() -> tasks().insert(first));
            commit(() -> tasks().insert(Samples.task().make()));

            assertThat(read(() -> tasks().ofRequest(request.id()))).containsExactly(first, second);
            assertThat(read(() -> tasks().ofRequest(new RequestId(Samples.id()))))
                    .isEmpty();
        }
    }

    @Nested
    @VerdictItem("gives tasks to others, if it can")
    class Reassigning {

        private final PersonRef bea = Samples.person("Bea Ortiz");
        private final PersonRef eli = Samples.person("Eli Brandt");
        private final Task task = Samples.task().waitingFor(Samples.user(bea)).make();

        private ReassignsTasks reassigning() {
            assumeThat(tasks()).isInstanceOf(ReassignsTasks.class);
            return (ReassignsTasks) tasks();
        }

        private boolean toEli(Task from) {
            return commit(() -> reassigning().reassign(from, List.of(Samples.user(eli))));
        }

        @Test
        void movesATaskFromOneInboxToAnother() {
            commit(() -> tasks().insert(task));

            assertThat(toEli(task)).isTrue();

            assertThat(find(task)).contains(task.reassign(List.of(Samples.user(eli))));
            assertThat(inbox(bea)).isEmpty();
            assertThat(inbox(eli)).hasSize(1);
        }

        @Test
        void leavesATaskThatWasDecidedOrMovedMeanwhile() {
            commit(() -> tasks().insert(task));
            assertThat(toEli(task)).isTrue();
            assertThat(toEli(task)).isFalse();
            Task moved = find(task).orElseThrow();
            commit(() -> tasks().end(decided(moved, eli)));

            assertThat(toEli(moved)).isFalse();

            assertThat(find(task)).contains(decided(moved, eli));
            assertThat(inbox(eli)).isEmpty();
        }

        @Test
        void letsExactlyOneOfACrowdMoveATask() {
            commit(() -> tasks().insert(task));

            Crowd.Result<Boolean> result = Crowd.of(CROWD, i -> toEli(task));

            assertThat(result.failures()).isEmpty();
            assertThat(result.answers()).containsOnlyOnce(true);
            assertThat(inbox(eli)).hasSize(1);
        }

        @Test
        void listsOpenTasksInPiecesWithoutThoseThatEnded() {
            List<Task> open =
                    IntStream.range(0, 5).mapToObj(i -> Samples.task().make()).toList();
            open.forEach(each -> commit(() -> tasks().insert(each)));
            commit(() -> tasks().insert(task));
            commit(() -> tasks().end(decided(task, bea)));

            List<Task> found = new ArrayList<>();
            List<Task> piece = read(() -> reassigning().openAfter(Optional.empty(), 2));
            while (!piece.isEmpty()) {
                found.addAll(piece);
                TaskId last = piece.get(piece.size() - 1).id();
                piece = read(() -> reassigning().openAfter(Optional.of(last), 2));
            }

            assertThat(found).containsAll(open).doesNotHaveDuplicates();
            assertThat(found).extracting(Task::id).doesNotContain(task.id());
        }
    }

    @Nested
    @VerdictItem("ends tasks once")
    class Ending {

        private final PersonRef bea = Samples.person("Bea Ortiz");
        private final Task task = Samples.task().waitingFor(Samples.user(bea)).make();

        @Test
        void keepsTheDecisionAndEmptiesTheInbox() {
            commit(() -> tasks().insert(task));

            assertThat(commit(() -> tasks().end(decided(task, bea)))).isTrue();

            assertThat(find(task)).contains(decided(task, bea));
            assertThat(inbox(bea)).isEmpty();
        }

        @Test
        void refusesToEndATaskThatHasEnded() {
            commit(() -> tasks().insert(task));
            commit(() -> tasks().end(decided(task, bea)));

            assertThat(commit(() -> tasks().end(task.cancel(LATER)))).isFalse();

            assertThat(find(task)).contains(decided(task, bea));
        }

        @Test
        void refusesAnotherVersionThanTheNext() {
            commit(() -> tasks().insert(task));
            Task early = Samples.task().make();
            Task skipped = withVersion(decided(task, bea), 3);

            assertThat(commit(() -> tasks().end(skipped))).isFalse();
            assertThat(commit(() -> tasks().end(withVersion(skipped, 1)))).isFalse();
            assertThat(commit(() -> tasks().end(decided(early, bea)))).isFalse();

            assertThat(find(task)).contains(task);
            assertThat(inbox(bea)).hasSize(1);
        }

        @Test
        void letsExactlyOneOfACrowdDecide() {
            commit(() -> tasks().insert(task));
            List<PersonRef> crowd = IntStream.range(0, CROWD)
                    .mapToObj(i -> Samples.person("Decider " + i))
                    .toList();

            Crowd.Result<Boolean> result = Crowd.of(CROWD, i -> commit(() -> tasks().end(decided(task, crowd.get(i)))));

            assertThat(result.failures()).isEmpty();
            assertThat(result.answers()).containsOnlyOnce(true);
            PersonRef winner = crowd.get(result.answers().indexOf(true));
            assertThat(find(task)).contains(decided(task, winner));
        }

        @Test
        void takesADecisionBackWithItsTransaction() {
            commit(() -> tasks().insert(task));

            rollBack(() -> tasks().end(decided(task, bea)));

            assertThat(find(task)).contains(task);
            assertThat(inbox(bea)).hasSize(1);
        }

        private Task withVersion(Task from, long version) {
            return new Task(
                    from.id(),
                    from.request(),
                    from.stage(),
                    from.stageTitle(),
                    from.number(),
                    from.title(),
                    from.requester(),
                    from.beneficiary(),
                    from.candidates(),
                    from.state(),
                    from.createdAt(),
                    from.dueAt(),
                    from.decidedBy(),
                    from.decidedAt(),
                    from.comment(),
                    from.approved(),
                    version);
        }
    }

    @Nested
    @VerdictItem("cancels tasks")
    class Cancelling {

        private final PersonRef bea = Samples.person("Bea Ortiz");
        private final Request request = Samples.request().make();

        @Test
        void cancelsTheOpenTasksOfTheRequestOnly() {
            Task open = Samples.task().of(request).waitingFor(Samples.user(bea)).make();
            Task done = Samples.task().of(request).make();
            Task others = Samples.task().waitingFor(Samples.user(bea)).make();
            commit(() -> List.of(open, done, others).forEach(tasks()::insert));
            commit(() -> tasks().end(decided(done, bea)));

            commit(() -> tasks().cancelOpen(request.id(), LATER));

            assertThat(find(open)).contains(open.cancel(LATER));
            assertThat(find(done)).contains(decided(done, bea));
            assertThat(inbox(bea)).containsExactly(others.id());
        }

        @Test
        void letsNobodyDecideACancelledTask() {
            Task open = Samples.task().of(request).make();
            commit(() -> tasks().insert(open));
            commit(() -> tasks().cancelOpen(request.id(), LATER));

            assertThat(commit(() -> tasks().end(decided(open, bea)))).isFalse();
            assertThat(find(open)).map(Task::state).contains(TaskState.CANCELLED);
        }

        @Test
        void eitherCancelsOrDecidesWhenBothHappenAtOnce() {
            Task open = Samples.task().of(request).make();
            commit(() -> tasks().insert(open));

            Crowd.Result<Boolean> result = Crowd.of(
                    2,
                    i -> commit(() -> {
                        if (i == 0) {
                            tasks().cancelOpen(request.id(), LATER);
                            return false;
                        }
                        return tasks().end(decided(open, bea));
                    }));

            assertThat(result.failures()).isEmpty();
            Task expected = result.answers().get(1) ? decided(open, bea) : open.cancel(LATER);
            assertThat(find(open)).contains(expected);
        }
    }
}
