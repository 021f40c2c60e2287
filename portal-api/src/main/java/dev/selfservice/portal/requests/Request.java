// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.requests;

import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.PersonRef;
import dev.selfservice.portal.processes.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One running or ended instance of a request type: who asked what for whom, and how far it has come.
 *
 * <p>The state machine lives here: every change returns the next request, one version on, and refuses an impossible
 * step with a {@link ConflictException}.
 *
 * @param number what people call it, for example {@code R-1042}
 * @param process what the workflow engine asked the portal to remember for it
 * @param version counts the changes, starting at 1
 */
public record Request(
        RequestId id,
        String number,
        String title,
        RequestTypeRef type,
        PersonRef requester,
        PersonRef beneficiary,
        String reason,
        RequestState state,
        Optional<Outcome> outcome,
        Instant submittedAt,
        Optional<Instant> endedAt,
        List<RequestItem> items,
        String process,
        long version) {

    public Request {
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("a request asks for at least one item");
        }
        if (outcome.isPresent() != (state == RequestState.ENDED)) {
            throw new IllegalArgumentException("a request has an outcome exactly when it has ended");
        }
    }

    /** Returns this request one step on: what was rejected is final, the rest goes on. */
    public Request advance(Map<ItemId, Verdict> verdicts, Map<ItemId, String> comments, String memory) {
        requireOpen();
        List<RequestItem> sofar = items.stream()
                .map(item -> verdicts.get(item.id()) == Verdict.REJECTED ? settle(item, verdicts, comments) : item)
                .toList();
        return next(RequestState.OPEN, Optional.empty(), Optional.empty(), sofar, memory);
    }

    /** Returns this request ended by verdicts on its undecided items; one without a verdict is rejected. */
    public Request decide(Map<ItemId, Verdict> verdicts, Map<ItemId, String> comments, String memory, Instant at) {
        requireOpen();
        List<RequestItem> decided =
                items.stream().map(item -> settle(item, verdicts, comments)).toList();
        return next(RequestState.ENDED, Optional.of(outcomeOf(decided)), Optional.of(at), decided, memory);
    }

    /** Returns the items that nobody has rejected and that still wait for the last verdict. */
    public List<RequestItem> undecided() {
        return items.stream()
                .filter(item -> item.verdict() == Verdict.UNDECIDED)
                .toList();
    }

    /** Returns this request withdrawn by its requester. */
    public Request withdraw(Instant at) {
        requireOpen();
        return next(RequestState.ENDED, Optional.of(Outcome.WITHDRAWN), Optional.of(at), items, process);
    }

    /** Returns this request with the delivery of one item in another state. */
    public Request deliver(ItemId item, DeliveryState delivery, Optional<DeliveryNote> note, Optional<Instant> at) {
        List<RequestItem> moved = items.stream()
                .map(each -> each.id().equals(item) ? each.deliver(delivery, note, at) : each)
                .toList();
        return next(state, outcome, endedAt, moved, process);
    }

    /** Returns the item with the id. */
    public Optional<RequestItem> item(ItemId wanted) {
        return items.stream().filter(item -> item.id().equals(wanted)).findFirst();
    }

    /** Returns the delivery state of the whole: the one of its items that needs most attention. */
    public DeliveryState delivery() {
        return items.stream().map(RequestItem::delivery).max(Enum::compareTo).orElse(DeliveryState.NOT_NEEDED);
    }

    /** Tells whether the person asked for it or is to hold what it asks for. */
    public boolean concerns(PersonId person) {
        return requester.id().equals(person) || beneficiary.id().equals(person);
    }

    /** Refuses with {@code already-ended} unless the request still runs. */
    public void requireOpen() {
        if (state == RequestState.ENDED) {
            String how = outcome.map(Enum::name).orElse("");
            throw new ConflictException(
                    "already-ended", "request " + number + " has ended: " + how, Map.of("outcome", how));
        }
    }

    private static RequestItem settle(RequestItem item, Map<ItemId, Verdict> verdicts, Map<ItemId, String> comments) {
        if (item.verdict() != Verdict.UNDECIDED) {
            return item;
        }
        return item.decide(
                verdicts.getOrDefault(item.id(), Verdict.REJECTED), Optional.ofNullable(comments.get(item.id())));
    }

    private static Outcome outcomeOf(List<RequestItem> items) {
        Map<Boolean, Long> counts = items.stream()
                .collect(Collectors.partitioningBy(item -> item.verdict() == Verdict.APPROVED, Collectors.counting()));
        if (counts.getOrDefault(true, 0L) == 0) {
            return Outcome.REJECTED;
        }
        return counts.getOrDefault(false, 0L) == 0 ? Outcome.APPROVED : Outcome.PARTLY_APPROVED;
    }

    private Request next(
            RequestState nextState,
            Optional<Outcome> nextOutcome,
            Optional<Instant> ended,
            List<RequestItem> nextItems,
            String memory) {
        return new Request(
                id,
                number,
                title,
                type,
                requester,
                beneficiary,
                reason,
                nextState,
                nextOutcome,
                submittedAt,
                ended,
                nextItems,
                memory,
                version + 1);
    }
}
