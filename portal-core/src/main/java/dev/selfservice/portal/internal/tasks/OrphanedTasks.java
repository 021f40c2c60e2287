// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.tasks;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Assurance;
import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GranteeRef;
import dev.selfservice.portal.Origin;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.internal.events.Audience;
import dev.selfservice.portal.internal.requests.RequestParts;
import dev.selfservice.portal.requesttypes.RequestType;
import dev.selfservice.portal.tasks.Task;
import dev.selfservice.portal.tasks.TaskId;
import dev.selfservice.portal.tasks.spi.ReassignsTasks;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds somebody else for open tasks that nobody may decide any more: all their candidates were disabled, or left the
 * group, or only those are left who asked for it or benefit from it.
 *
 * <p>Several nodes may look at the same time; the store lets one of them move a task, and none that was decided
 * meanwhile. People are looked up outside of transactions, once per run. For which nobody is found is left as it is,
 * logged, and looked at again in the next run.
 */
public final class OrphanedTasks {

    private static final System.Logger LOG = System.getLogger(OrphanedTasks.class.getName());
    private static final int PIECE = 200;
    /** More than the two people who may not decide: if this many are found, one is left. */
    private static final int ENOUGH = 3;

    private final RequestParts parts;

    public OrphanedTasks(RequestParts parts) {
        this.parts = parts;
    }

    /** Looks at all open tasks once; returns how many it moved. */
    public int adopt() {
        if (!(parts.tasks() instanceof ReassignsTasks store)) {
            return 0;
        }
        Map<Grantee, Set<PersonId>> members = new HashMap<>();
        int moved = 0;
        List<Task> piece = piece(store, Optional.empty());
        while (!piece.isEmpty()) {
            lookUp(piece, members);
            for (Task task : piece) {
                if (isOrphaned(task, members) && adopt(store, task)) {
                    moved++;
                }
            }
            piece = piece(store, Optional.of(piece.get(piece.size() - 1).id()));
        }
        return moved;
    }

    private List<Task> piece(ReassignsTasks store, Optional<TaskId> after) {
        return parts.transactions().read(() -> store.openAfter(after, PIECE));
    }

    /** People in one look-up for all of a piece; groups and roles one by one, each once per run. */
    private void lookUp(List<Task> piece, Map<Grantee, Set<PersonId>> members) {
        Set<Grantee> unknown = piece.stream()
                .flatMap(task -> task.candidates().stream())
                .map(GranteeRef::grantee)
                .filter(grantee -> !members.containsKey(grantee))
                .collect(Collectors.toSet());
        Set<PersonId> people = new HashSet<>();
        for (Grantee grantee : unknown) {
            if (grantee.kind() == Grantee.Kind.USER) {
                people.add(new PersonId(grantee.id()));
            } else {
                members.put(grantee, parts.directory().membersOf(grantee, ENOUGH));
            }
        }
        Set<PersonId> active = parts.directory().findAllActive(people).keySet();
        people.forEach(id -> members.put(Grantee.user(id), active.contains(id) ? Set.of(id) : Set.of()));
    }

    private static boolean isOrphaned(Task task, Map<Grantee, Set<PersonId>> members) {
        return task.candidates().stream()
                .flatMap(candidate -> members.getOrDefault(candidate.grantee(), Set.of()).stream())
                .allMatch(task::concerns);
    }

    private boolean adopt(ReassignsTasks store, Task task) {
        Optional<GranteeRef> next = parts.transactions()
                .read(() -> parts.requests().find(task.request()))
                .flatMap(request -> {
                    RequestType type = parts.definitions().require(request.type());
                    return parts.approvers()
                            .of(
                                    type,
                                    task.stage(),
                                    task.requester().id(),
                                    task.beneficiary().id());
                });
        if (next.isEmpty()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "nobody can decide the task of {0}, and nobody else is found",
                    task.number());
            return false;
        }
        return parts.transactions().call(() -> {
            boolean moved = store.reassign(task, List.of(next.get()));
            if (moved) {
                parts.trail()
                        .record(
                                worker(),
                                "tasks.reassign",
                                "task/" + task.id(),
                                "OPEN",
                                Optional.of("nobody was left who could decide it; now "
                                        + next.get().grantee()));
                parts.changes().tell(Audience.ofMoved(task, next.get()));
            }
            return moved;
        });
    }

    private Actor worker() {
        return new Actor(
                new PersonId("system:tasks"),
                Optional.empty(),
                new Assurance(1, parts.clock().instant()),
                Optional.empty(),
                Optional.empty(),
                Origin.IN_PROCESS,
                true);
    }
}
