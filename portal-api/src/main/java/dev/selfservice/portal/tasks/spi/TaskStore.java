// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.tasks.spi;

import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.requests.RequestId;
import dev.selfservice.portal.tasks.Task;
import dev.selfservice.portal.tasks.TaskCount;
import dev.selfservice.portal.tasks.TaskId;
import dev.selfservice.portal.tasks.TaskSummary;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Keeps tasks, and per open task one row for each grantee who may decide it. All calls run in the caller's transaction.
 *
 * <p>Grantees are handed over in their text form, {@code user:…}, {@code group:…}, {@code role:…}.
 */
public interface TaskStore {

    /** Stores a new task and its candidates. */
    void insert(Task task);

    /**
     * Stores a decided or cancelled task and drops its candidates from the inboxes.
     *
     * @return false if the stored task is not open or not of the version before: nothing was written
     */
    boolean end(Task ended);

    /** Cancels all open tasks of a request. */
    void cancelOpen(RequestId request, Instant at);

    /** Returns a task with all its candidates. */
    Optional<Task> find(TaskId id);

    /** Returns all tasks of a request in the order of their creation. */
    List<Task> ofRequest(RequestId request);

    /**
     * Lists the open tasks that any of the grantees may decide, without those that concern the person, by due time
     * (none last), then id; each task once.
     */
    Page<TaskSummary> inbox(PersonId person, Collection<String> grantees, PageRequest page);

    /** Counts what {@link #inbox} would list, up to a bound. */
    TaskCount count(PersonId person, Collection<String> grantees, int bound);

    /** Lists the tasks that the person decided, newest first. */
    Page<TaskSummary> decidedBy(PersonId person, PageRequest page);
}
