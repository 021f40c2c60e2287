// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.memory;

import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.GranteeRef;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.requests.RequestId;
import dev.selfservice.portal.tasks.Task;
import dev.selfservice.portal.tasks.TaskCount;
import dev.selfservice.portal.tasks.TaskId;
import dev.selfservice.portal.tasks.TaskState;
import dev.selfservice.portal.tasks.TaskSummary;
import dev.selfservice.portal.tasks.spi.ReassignsTasks;
import dev.selfservice.portal.tasks.spi.TaskStore;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

final class InMemoryTasks implements TaskStore, ReassignsTasks {

    private final Table<TaskId, Task> tasks;

    InMemoryTasks(InMemoryTransactions transactions) {
        this.tasks = new Table<>(transactions);
    }

    @Override
    public void insert(Task task) {
        if (!tasks.insert(task.id(), task)) {
            throw new ConflictException("duplicate", "there is a task " + task.id() + " already");
        }
    }

    @Override
    public boolean end(Task ended) {
        return tasks.replaceIf(
                ended.id(),
                stored -> stored.state() == TaskState.OPEN && stored.version() + 1 == ended.version(),
                ended);
    }

    @Override
    public void cancelOpen(RequestId request, Instant at) {
        ofRequest(request).stream()
                .filter(task -> task.state() == TaskState.OPEN)
                .forEach(task -> tasks.put(task.id(), task.cancel(at)));
    }

    @Override
    public Optional<Task> find(TaskId id) {
        return tasks.find(id);
    }

    @Override
    public List<Task> ofRequest(RequestId request) {
        return tasks.rows()
                .filter(task -> task.request().equals(request))
                .sorted(Comparator.comparing(Task::createdAt)
                        .thenComparing(task -> task.id().toString()))
                .toList();
    }

    @Override
    public Page<TaskSummary> inbox(PersonId person, Collection<String> grantees, PageRequest page) {
        return Keyset.page(
                waiting(person, grantees).map(TaskSummary::of),
                row -> row.dueAt()
                                .map(due -> "%020d".formatted(due.toEpochMilli()))
                                .orElse("~")
                        + row.id(),
                Comparator.naturalOrder(),
                page);
    }

    @Override
    public TaskCount count(PersonId person, Collection<String> grantees, int bound) {
        long all = waiting(person, grantees).limit(bound + 1L).count();
        return new TaskCount((int) Math.min(all, bound), all > bound);
    }

    @Override
    public Page<TaskSummary> decidedBy(PersonId person, PageRequest page) {
        return Keyset.page(
                tasks.rows()
                        .filter(task -> task.decidedBy()
                                .filter(by -> by.id().equals(person))
                                .isPresent())
                        .map(TaskSummary::of),
                row -> row.decidedAt()
                                .map(at -> "%020d".formatted(at.toEpochMilli()))
                                .orElse("")
                        + row.id(),
                Comparator.reverseOrder(),
                page);
    }

    @Override
    public List<Task> openAfter(Optional<TaskId> after, int most) {
        return tasks.rows()
                .filter(task -> task.state() == TaskState.OPEN)
                .filter(task -> after.filter(last -> task.id().toString().compareTo(last.toString()) <= 0)
                        .isEmpty())
                .sorted(Comparator.comparing(task -> task.id().toString()))
                .limit(most)
                .toList();
    }

    @Override
    public boolean reassign(Task task, List<GranteeRef> candidates) {
        return tasks.replaceIf(
                task.id(),
                stored -> stored.state() == TaskState.OPEN && stored.version() == task.version(),
                task.reassign(candidates));
    }

    static boolean isFor(Task task, Collection<String> grantees) {
        return task.candidates().stream()
                .anyMatch(candidate -> grantees.contains(candidate.grantee().toString()));
    }

    private Stream<Task> waiting(PersonId person, Collection<String> grantees) {
        return tasks.rows()
                .filter(task -> task.state() == TaskState.OPEN)
                .filter(task -> !task.concerns(person))
                .filter(task -> isFor(task, grantees));
    }
}
