// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.tasks;

import dev.selfservice.portal.LocalText;
import dev.selfservice.portal.PersonRef;
import dev.selfservice.portal.requests.RequestId;
import java.time.Instant;
import java.util.Optional;

/** A task as a row of a list. */
public record TaskSummary(
        TaskId id,
        RequestId request,
        String number,
        String title,
        LocalText stage,
        PersonRef requester,
        PersonRef beneficiary,
        TaskState state,
        Instant createdAt,
        Optional<Instant> dueAt,
        Optional<Instant> decidedAt,
        long version) {

    /** Returns the row that stands for a task. */
    public static TaskSummary of(Task task) {
        return new TaskSummary(
                task.id(),
                task.request(),
                task.number(),
                task.title(),
                task.stageTitle(),
                task.requester(),
                task.beneficiary(),
                task.state(),
                task.createdAt(),
                task.dueAt(),
                task.decidedAt(),
                task.version());
    }
}
