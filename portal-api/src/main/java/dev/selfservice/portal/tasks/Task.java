// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.tasks;

import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.GranteeRef;
import dev.selfservice.portal.LocalText;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.PersonRef;
import dev.selfservice.portal.requests.RequestId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One piece of a process that waits for somebody.
 *
 * @param stage the key of the stage in the request's definition
 * @param stageTitle the stage's title
 * @param number the number of the request
 * @param title the title of the request
 * @param candidates who may decide it; never empty
 * @param version counts the changes, starting at 1
 */
public record Task(
        TaskId id,
        RequestId request,
        String stage,
        LocalText stageTitle,
        String number,
        String title,
        PersonRef requester,
        PersonRef beneficiary,
        List<GranteeRef> candidates,
        TaskState state,
        Instant createdAt,
        Optional<Instant> dueAt,
        Optional<PersonRef> decidedBy,
        Optional<Instant> decidedAt,
        Optional<String> comment,
        boolean approved,
        long version) {

    public Task {
        candidates = List.copyOf(candidates);
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("a task always has somebody who may decide it");
        }
    }

    /** Returns this task decided; refuses with {@code already-decided}, naming the decider, if it no longer waits. */
    public Task decide(PersonRef by, boolean anythingApproved, Optional<String> said, Instant at) {
        requireOpen();
        return ended(TaskState.DECIDED, Optional.of(by), Optional.of(at), said, anythingApproved);
    }

    /** Returns this task waiting for others. */
    public Task reassign(List<GranteeRef> others) {
        requireOpen();
        return new Task(
                id,
                request,
                stage,
                stageTitle,
                number,
                title,
                requester,
                beneficiary,
                others,
                state,
                createdAt,
                dueAt,
                decidedBy,
                decidedAt,
                comment,
                approved,
                version + 1);
    }

    /** Returns this task given up because its request ended without it. */
    public Task cancel(Instant at) {
        requireOpen();
        return ended(TaskState.CANCELLED, Optional.empty(), Optional.of(at), Optional.empty(), false);
    }

    /** Refuses with {@code already-decided}, naming the decider, unless the task still waits. */
    public void requireOpen() {
        if (state == TaskState.DECIDED) {
            String who = decidedBy.map(PersonRef::name).orElse("");
            String when = decidedAt.map(Instant::toString).orElse("");
            throw new ConflictException(
                    "already-decided",
                    who + " has already decided this task",
                    Map.of("decidedBy", who, "decidedAt", when));
        }
        if (state == TaskState.CANCELLED) {
            throw new ConflictException("already-ended", "task of " + number + " was given up: its request has ended");
        }
    }

    /** Tells whether the person asked for it or benefits from it, and therefore may never decide it. */
    public boolean concerns(PersonId person) {
        return requester.id().equals(person) || beneficiary.id().equals(person);
    }

    private Task ended(
            TaskState next, Optional<PersonRef> by, Optional<Instant> at, Optional<String> said, boolean yes) {
        return new Task(
                id,
                request,
                stage,
                stageTitle,
                number,
                title,
                requester,
                beneficiary,
                candidates,
                next,
                createdAt,
                dueAt,
                by,
                at,
                said,
                yes,
                version + 1);
    }
}
