// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.tasks;

import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.GranteeRef;
import dev.selfservice.portal.internal.events.Audience;
import dev.selfservice.portal.internal.guard.Caller;
import dev.selfservice.portal.internal.provisioning.OrderDesk;
import dev.selfservice.portal.internal.requests.RequestParts;
import dev.selfservice.portal.processes.Verdict;
import dev.selfservice.portal.processes.spi.Advance;
import dev.selfservice.portal.requests.ItemId;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.requesttypes.RequestType;
import dev.selfservice.portal.tasks.Decision;
import dev.selfservice.portal.tasks.Decision.ItemDecision;
import dev.selfservice.portal.tasks.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes a decision with all that follows from it in one transaction. */
final class DecisionWriter {

    /** What stands in the database after a decision. */
    record Written(Task task, Request request) {}

    private final RequestParts parts;
    private final OrderDesk orders;

    DecisionWriter(RequestParts parts, OrderDesk orders) {
        this.parts = parts;
        this.orders = orders;
    }

    /**
     * Writes the decision; empty, with nothing written, if somebody else was faster.
     *
     * <p>Rows are taken in the order request, task everywhere, so that deciders and withdrawers never lock crosswise.
     */
    Optional<Written> write(
            Caller caller,
            Task task,
            Request request,
            RequestType type,
            Decision decision,
            Map<String, List<GranteeRef>> approvers) {
        Instant now = parts.clock().instant();
        Map<ItemId, Verdict> verdicts =
                decision.items().stream().collect(Collectors.toMap(ItemDecision::item, ItemDecision::verdict));
        Task decided = task.decide(caller.ref(), decision.approvesAny(), decision.comment(), now);
        return parts.transactions().call(() -> {
            Advance advance = parts.processes().decided(request, type, task.stage(), caller.id(), verdicts);
            Map<ItemId, String> comments = commentsOf(decision);
            Request after = advance.verdicts()
                    .map(last -> request.decide(last, comments, advance.memory(), now))
                    .orElseGet(() -> request.advance(verdicts, comments, advance.memory()));
            if (!parts.requests().update(request, after)) {
                return Optional.<Written>empty();
            }
            if (!parts.tasks().end(decided)) {
                // The request was still as it was read, so the task must be too: undo the write and let the caller
                // look.
                throw ConflictException.stale("task of " + task.number());
            }
            List<Task> told = new ArrayList<>(parts.processes().open(after, advance, approvers, now));
            told.add(decided);
            if (advance.isOver()) {
                orders.place(after, now);
            }
            String result = decision.approvesAny() ? "APPROVED" : "REJECTED";
            parts.trail().record(caller.actor(), "tasks.decide", "task/" + task.id(), result, decision.comment());
            parts.changes().tell(Audience.ofRequest(after, told));
            return Optional.of(new Written(decided, after));
        });
    }

    private static Map<ItemId, String> commentsOf(Decision decision) {
        Map<ItemId, String> comments = new HashMap<>();
        for (ItemDecision item : decision.items()) {
            Optional<String> own = item.comment().filter(text -> !text.isBlank());
            Optional<String> said =
                    own.or(() -> item.verdict() == Verdict.REJECTED ? decision.comment() : Optional.empty());
            said.ifPresent(text -> comments.put(item.item(), text));
        }
        return comments;
    }
}
