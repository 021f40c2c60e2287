// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import static dev.selfservice.portal.core.zoo.StoreMistake.anew;
import static dev.selfservice.portal.core.zoo.StoreMistake.answer;
import static dev.selfservice.portal.core.zoo.StoreMistake.in;
import static dev.selfservice.portal.core.zoo.StoreMistake.keepsWhatWasRolledBack;

import dev.selfservice.portal.GranteeRef;
import dev.selfservice.portal.requests.RequestId;
import dev.selfservice.portal.tasks.Task;
import dev.selfservice.portal.tasks.TaskId;
import dev.selfservice.portal.tasks.TaskState;
import dev.selfservice.portal.tasks.spi.ReassignsTasks;
import dev.selfservice.portal.tasks.spi.TaskStore;
import dev.selfservice.portal.testkit.Samples;
import dev.selfservice.portal.testkit.zoo.Specimen;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Stores of tasks that keep, move, end and cancel with one mistake each. */
final class TaskStoreSpecimens {

    private TaskStoreSpecimens() {}

    static List<Specimen> all() {
        return Stream.of(keeping(), texts(), reassigning(), ending(), endingOnce(), cancelling())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Specimen> keeping() {
        return List.of(
                broken(
                        "returnsWhatWasStoredWithAllItsCandidatesInOrder",
                        "sorts candidates by name",
                        found(task -> Altered.change(task, "candidates", (List<GranteeRef> all) -> all.stream()
                                .sorted(Comparator.comparing(GranteeRef::name))
                                .toList()))),
                broken(
                        "knowsNoTaskThatWasNotStored",
                        "makes a task up while it has none",
                        in(
                                        TaskStore.class,
                                        "find",
                                        (tasks, with) ->
                                                Optional.of(Samples.task().make()))
                                .until(TaskStore.class, "insert")),
                broken(
                        "forgetsATaskThatWasRolledBack",
                        "keeps a task that was rolled back",
                        keepsWhatWasRolledBack(TaskStore.class, "insert")),
                broken(
                        "listsTheTasksOfARequestInTheOrderOfTheirCreation",
                        "lists the newest first",
                        answer(TaskStore.class, "ofRequest", (List<Task> tasks) -> reversed(tasks))));
    }

    private static List<Specimen> texts() {
        return List.of(
                broken(
                        "returnsEveryTextAsItWasWritten",
                        "writes the accents of comments in another form",
                        found(task -> Altered.change(
                                task,
                                "comment",
                                (Optional<String> comment) ->
                                        comment.map(text -> Normalizer.normalize(text, Normalizer.Form.NFC))))),
                broken(
                        "returnsTitlesAndNamesAsTheyWereWritten",
                        "cuts the blanks around titles off",
                        found(task -> Altered.change(task, "title", String::strip))));
    }

    private static List<Specimen> reassigning() {
        return List.of(
                broken(
                        "movesATaskFromOneInboxToAnother",
                        "adds candidates to those that it should take their place",
                        in(ReassignsTasks.class, "reassign", (tasks, with) -> {
                            Task task = with.the(Task.class);
                            List<GranteeRef> all = new ArrayList<>(task.candidates());
                            all.addAll(with.all(GranteeRef.class));
                            return tasks.reassign(task, all);
                        })),
                broken(
                        "leavesATaskThatWasDecidedOrMovedMeanwhile",
                        "says that it moved a task that was decided",
                        in(
                                ReassignsTasks.class,
                                "reassign",
                                (tasks, with) -> is(with, TaskState.DECIDED) || (boolean) with.sound())),
                broken(
                        "letsExactlyOneOfACrowdMoveATask",
                        "tells everybody of a crowd that they moved the task",
                        in(ReassignsTasks.class, "reassign", TaskStoreSpecimens::yes)
                                .inACrowd()),
                broken(
                        "listsOpenTasksInPiecesWithoutThoseThatEnded",
                        "leaves out the first of each further piece",
                        in(ReassignsTasks.class, "openAfter", (tasks, with) -> {
                            List<?> piece = (List<?>) with.sound();
                            return with.the(Optional.class).isEmpty() || piece.isEmpty()
                                    ? piece
                                    : piece.subList(1, piece.size());
                        })));
    }

    private static List<Specimen> ending() {
        return List.of(
                broken(
                        "keepsTheDecisionAndEmptiesTheInbox",
                        "leaves a decided task with those that it was opened for",
                        InboxSpecimens.leaves(TaskState.DECIDED)),
                broken(
                        "refusesToEndATaskThatHasEnded",
                        "says that it cancelled what was decided",
                        in(TaskStore.class, "end", TaskStoreSpecimens::yes)
                                .when(with -> with.the(Task.class).state() == TaskState.CANCELLED)),
                broken(
                        "takesADecisionBackWithItsTransaction",
                        "keeps a decision that was rolled back",
                        keepsWhatWasRolledBack(TaskStore.class, "end")));
    }

    private static List<Specimen> endingOnce() {
        return List.of(
                broken(
                        "refusesAnotherVersionThanTheNext",
                        "takes any later version for the next",
                        in(TaskStore.class, "end", (tasks, with) -> {
                            Task ended = with.the(Task.class);
                            return tasks.find(ended.id())
                                    .map(stored -> Math.min(ended.version(), stored.version() + 1))
                                    .map(version -> tasks.end(Altered.of(ended, "version", version)))
                                    .orElse(false);
                        })),
                broken(
                        "letsExactlyOneOfACrowdDecide",
                        "tells everybody of a crowd that they decided",
                        in(TaskStore.class, "end", TaskStoreSpecimens::yes)
                                .when(with -> is(with, TaskState.DECIDED))
                                .inACrowd()));
    }

    private static List<Specimen> cancelling() {
        return List.of(
                broken(
                        "cancelsTheOpenTasksOfTheRequestOnly",
                        "leaves a cancelled task with those that it was opened for",
                        InboxSpecimens.leaves(TaskState.CANCELLED)),
                broken(
                        "letsNobodyDecideACancelledTask",
                        "says that it decided what was cancelled, though not in a crowd",
                        in(TaskStore.class, "end", TaskStoreSpecimens::yes)
                                .when(with -> is(with, TaskState.CANCELLED))
                                .alone()),
                broken(
                        "eitherCancelsOrDecidesWhenBothHappenAtOnce",
                        "lets the second win when threads race",
                        anew(TaskStoreSpecimens::secondWins)));
    }

    /** Says yes to a decision of what was cancelled, and cancels what was decided. */
    private static StoreMistake secondWins() {
        Set<TaskId> again = ConcurrentHashMap.newKeySet();
        return in(TaskStore.class, "end", TaskStoreSpecimens::yes)
                .when(with -> is(with, TaskState.CANCELLED))
                .and(in(TaskStore.class, "cancelOpen", (tasks, with) -> {
                    tasks.ofRequest(with.the(RequestId.class)).stream()
                            .filter(task -> task.state() == TaskState.DECIDED)
                            .forEach(task -> again.add(task.id()));
                    return with.sound();
                }))
                .inACrowd()
                .and(found(task -> again.contains(task.id()) ? Altered.of(task, "state", TaskState.CANCELLED) : task));
    }

    private static StoreMistake found(UnaryOperator<Task> change) {
        return answer(TaskStore.class, "find", (Optional<Task> found) -> found.map(change));
    }

    private static Object yes(Object tasks, StoreCall with) {
        with.sound();
        return true;
    }

    private static boolean is(StoreCall with, TaskState state) {
        return with.stores()
                .tasks()
                .find(with.the(Task.class).id())
                .filter(stored -> stored.state() == state)
                .isPresent();
    }

    private static <T> List<T> reversed(List<T> some) {
        List<T> turned = new ArrayList<>(some);
        Collections.reverse(turned);
        return turned;
    }

    private static Specimen broken(String clause, String mistake, StoreMistake damage) {
        return Specimen.of(StoresInZoo.Tasks.class, clause, mistake, () -> damage);
    }
}
