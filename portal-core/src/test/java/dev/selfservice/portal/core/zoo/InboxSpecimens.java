// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import static dev.selfservice.portal.core.zoo.StoreMistake.adds;
import static dev.selfservice.portal.core.zoo.StoreMistake.anew;
import static dev.selfservice.portal.core.zoo.StoreMistake.answer;
import static dev.selfservice.portal.core.zoo.StoreMistake.anyCursor;
import static dev.selfservice.portal.core.zoo.StoreMistake.argument;
import static dev.selfservice.portal.core.zoo.StoreMistake.countsRows;
import static dev.selfservice.portal.core.zoo.StoreMistake.in;
import static dev.selfservice.portal.core.zoo.StoreMistake.losesAtPageEnds;
import static dev.selfservice.portal.core.zoo.StoreMistake.rows;

import dev.selfservice.portal.LocalText;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.tasks.Task;
import dev.selfservice.portal.tasks.TaskCount;
import dev.selfservice.portal.tasks.TaskState;
import dev.selfservice.portal.tasks.TaskSummary;
import dev.selfservice.portal.tasks.spi.ReassignsTasks;
import dev.selfservice.portal.tasks.spi.TaskStore;
import dev.selfservice.portal.testkit.zoo.Specimen;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Stream;

/** Stores of tasks that list and count with one mistake each. */
final class InboxSpecimens {

    private static final int MANY = 100;

    private InboxSpecimens() {}

    static List<Specimen> all() {
        return Stream.of(whose(), rowsOfInboxes(), order(), counting(), decided())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Specimen> whose() {
        return List.of(
                broken(
                        "showsWhatWaitsForThePersonForTheirGroupsAndForTheirRoles",
                        "leaves roles out",
                        grantees(all -> all.stream().filter(each -> !each.startsWith("role:")))),
                broken("tellsAGroupFromARoleOfTheSameName", "takes a group for a role", grantees(all -> all.stream()
                        .flatMap(each -> Stream.of(each, each.replace("group:", "role:")))
                        .distinct())),
                broken(
                                "hidesWhatThePersonAskedForOrBenefitsFrom",
                                "shows people their own requests",
                                argument(TaskStore.class, "inbox", PersonId.class, person -> new PersonId("nobody")))
                        .implies("showsTheSameToAPersonInHundredsOfGroups"),
                broken(
                        "showsTheSameToAPersonInHundredsOfGroups",
                        "looks at the first hundred grantees",
                        grantees(all -> all.stream().limit(MANY))),
                broken(
                        "showsNothingToNobody",
                        "shows everything to whom nothing is said about",
                        in(
                                TaskStore.class,
                                "inbox",
                                (tasks, with) -> with.all(String.class).isEmpty()
                                        ? Page.whole(((ReassignsTasks) tasks)
                                                .openAfter(Optional.empty(), MANY).stream()
                                                        .map(TaskSummary::of)
                                                        .toList())
                                        : with.sound())));
    }

    private static List<Specimen> rowsOfInboxes() {
        return List.of(
                broken(
                                "showsEachRowAsTheTaskIs",
                                "shows stages in English only",
                                rows(
                                        TaskStore.class,
                                        "inbox",
                                        (TaskSummary row) -> Altered.change(
                                                row, "stage", (LocalText stage) -> LocalText.english(stage.in("en")))))
                        .implies("showsTheSameToAPersonInHundredsOfGroups"),
                broken(
                        "goesOnWhereItWasThoughTasksComeAndGo",
                        "counts rows to find its place",
                        countsRows(TaskStore.class, "inbox")),
                broken(
                        "refusesCursorsThatItDidNotGiveOut",
                        "begins anew at a strange cursor",
                        anyCursor(TaskStore.class, "decidedBy")));
    }

    private static List<Specimen> order() {
        return List.of(
                broken(
                        "ordersByDueTimeAndThatWithoutOneLast",
                        "puts what is never due in front",
                        answer(
                                TaskStore.class,
                                "inbox",
                                (Page<TaskSummary> page) -> new Page<>(
                                        page.items().stream()
                                                .sorted(Comparator.comparing(
                                                        row -> row.dueAt().isPresent()))
                                                .toList(),
                                        page.next()))),
                broken(
                        "losesAndRepeatsNoTaskThatIsDueAtTheSameMoment",
                        "loses a row at the end of a page",
                        losesAtPageEnds(TaskStore.class, "inbox")));
    }

    private static List<Specimen> counting() {
        return List.of(
                broken(
                                "showsATaskOnceThoughItWaitsForThePersonInSeveralWays",
                                "counts a task once for each way in which it waits",
                                in(TaskStore.class, "count", (tasks, with) -> {
                                    int bound = with.the(Integer.class);
                                    int sum = with.all(String.class).stream()
                                            .mapToInt(each -> tasks.count(
                                                            with.the(PersonId.class), List.of(each), bound + 1)
                                                    .count())
                                            .sum();
                                    return new TaskCount(Math.min(sum, bound), sum > bound);
                                }))
                        .implies("showsTheSameToAPersonInHundredsOfGroups"),
                broken(
                                "countsUpToTheBound",
                                "takes as many as the bound for more",
                                in(TaskStore.class, "count", (tasks, with) -> {
                                    TaskCount count = (TaskCount) with.sound();
                                    return new TaskCount(count.count(), count.count() == with.the(Integer.class));
                                }))
                        .implies("showsTheSameToAPersonInHundredsOfGroups"));
    }

    private static List<Specimen> decided() {
        return List.of(
                broken(
                        "listsTheNewestFirstAndNobodyElses",
                        "takes a cancelled task for one that its candidate decided",
                        anew(InboxSpecimens::showsCancelled)),
                broken(
                        "losesAndRepeatsNothingDecidedAtTheSameMoment",
                        "loses a row at the end of a page",
                        losesAtPageEnds(TaskStore.class, "decidedBy")));
    }

    private static StoreMistake showsCancelled() {
        Queue<Task> cancelled = new ConcurrentLinkedQueue<>();
        return in(TaskStore.class, "end", (tasks, with) -> {
                    Task ended = with.the(Task.class);
                    if (ended.state() == TaskState.CANCELLED) {
                        cancelled.add(ended);
                    }
                    return with.sound();
                })
                .and(adds(TaskStore.class, "decidedBy", (tasks, with) -> cancelled.stream()
                        .filter(task -> isFor(task, List.of("user:" + with.the(PersonId.class))))
                        .map(TaskSummary::of)
                        .toList()));
    }

    /** Shows tasks of a state in the inboxes of those for whom they were opened. */
    static StoreMistake leaves(TaskState state) {
        return anew(() -> {
            Queue<Task> opened = new ConcurrentLinkedQueue<>();
            return in(TaskStore.class, "insert", (tasks, with) -> {
                        opened.add(with.the(Task.class));
                        return with.sound();
                    })
                    .and(adds(TaskStore.class, "inbox", (tasks, with) -> opened.stream()
                            .filter(task -> isFor(task, with.all(String.class)))
                            .flatMap(task -> tasks.find(task.id()).stream())
                            .filter(task -> task.state() == state)
                            .map(TaskSummary::of)
                            .toList()));
        });
    }

    private static boolean isFor(Task task, Collection<?> grantees) {
        return task.candidates().stream()
                .anyMatch(each -> grantees.contains(each.grantee().toString()));
    }

    @SuppressWarnings("unchecked") // the grantees of an inbox
    private static StoreMistake grantees(Function<Collection<String>, Stream<String>> change) {
        return argument(TaskStore.class, "inbox", Collection.class, all -> change.apply((Collection<String>) all)
                .toList());
    }

    private static Specimen broken(String clause, String mistake, StoreMistake damage) {
        return Specimen.of(StoresInZoo.Tasks.class, clause, mistake, () -> damage);
    }
}
