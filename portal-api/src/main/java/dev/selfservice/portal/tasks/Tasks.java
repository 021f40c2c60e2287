// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.tasks;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;

/**
 * The tasks that wait for the actor, and their decision.
 *
 * <pre>{@code
 * TaskDetail task = portal.tasks().require(actor, id);
 * portal.tasks().decide(actor, id, task.task().version(), decision);
 * }</pre>
 *
 * <p>Requester and beneficiary of a request never decide it, by any route (four-eyes rule).
 */
public interface Tasks {

    /** Lists tasks; needs {@code tasks:read}. */
    Page<TaskSummary> list(Actor actor, TaskView view, PageRequest page);

    /** Counts what {@link TaskView#OPEN} would list, up to 99; needs {@code tasks:read}. */
    TaskCount count(Actor actor);

    /** Returns a task that the actor may decide or has decided; else it is not found. */
    TaskDetail require(Actor actor, TaskId id);

    /**
     * Decides a task; of several who try at once exactly one succeeds.
     *
     * @throws dev.selfservice.portal.ConflictException {@code already-decided}, naming who decided; {@code stale-version}
     * @throws dev.selfservice.portal.ForbiddenException {@code four-eyes}: the actor asked for it or benefits from it
     */
    TaskDetail decide(Actor actor, TaskId id, long version, Decision decision);
}
