// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.requests;

import dev.selfservice.portal.catalogue.SystemRef;
import dev.selfservice.portal.processes.Verdict;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing asked for in a request, what was decided about it and how far its delivery is.
 *
 * @param title what was asked for as people read it, scope included, as it was when asked
 * @param comment what the approver said about this item
 * @param deliveryNote what was last found out about the delivery
 */
public record RequestItem(
        ItemId id,
        String title,
        SystemRef system,
        Wish wish,
        Verdict verdict,
        Optional<String> comment,
        DeliveryState delivery,
        Optional<DeliveryNote> deliveryNote,
        Optional<Instant> deliveredAt) {

    /** Returns a new, undecided item. */
    public static RequestItem asked(ItemId id, String title, SystemRef system, Wish wish) {
        return new RequestItem(
                id,
                title,
                system,
                wish,
                Verdict.UNDECIDED,
                Optional.empty(),
                DeliveryState.NOT_NEEDED,
                Optional.empty(),
                Optional.empty());
    }

    /** Returns this item with a verdict; what is approved waits for its delivery. */
    public RequestItem decide(Verdict answer, Optional<String> said) {
        DeliveryState next = answer == Verdict.APPROVED ? DeliveryState.WAITING : DeliveryState.NOT_NEEDED;
        return new RequestItem(id, title, system, wish, answer, said, next, Optional.empty(), Optional.empty());
    }

    /** Returns this item with its delivery in another state. */
    public RequestItem deliver(DeliveryState next, Optional<DeliveryNote> note, Optional<Instant> at) {
        return new RequestItem(id, title, system, wish, verdict, comment, next, note, at);
    }
}
