// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.tasks.spi;

import dev.selfservice.portal.GranteeRef;
import dev.selfservice.portal.tasks.Task;
import dev.selfservice.portal.tasks.TaskId;
import java.util.List;
import java.util.Optional;

/** Ability of a {@link TaskStore}: gives open tasks to others. All calls run in the caller's transaction. */
public interface ReassignsTasks {

    /** Returns up to {@code most} open tasks in the order of their ids, those behind {@code after} only. */
    List<Task> openAfter(Optional<TaskId> after, int most);

    /**
     * Moves an open task from the inboxes of its candidates into those of others and raises its version.
     *
     * @return false if the stored task is not open or not of the given task's version: nothing was written
     */
    boolean reassign(Task task, List<GranteeRef> candidates);
}
