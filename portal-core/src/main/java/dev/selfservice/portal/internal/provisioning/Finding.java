// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.provisioning;

import dev.selfservice.portal.connectors.spi.DeliveryOutcome;
import dev.selfservice.portal.provisioning.Order;
import dev.selfservice.portal.requests.DeliveryNote;
import dev.selfservice.portal.requests.DeliveryReason;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of an attempt to deliver an order, with the note that people read about it. */
record Finding(DeliveryOutcome outcome, DeliveryNote note) {

    /** Returns what the connector answered; nothing counts as a failed attempt. */
    static Finding answered(Order order, @Nullable DeliveryOutcome answer) {
        return answer == null
                ? later(order, DeliveryReason.NO_ANSWER)
                : answer.match(
                        applied -> new Finding(applied, note(order, DeliveryReason.ACCEPTED)),
                        pending -> new Finding(pending, note(order, DeliveryReason.ACCEPTED)),
                        refused -> new Finding(refused, refusal(order, refused.rules())),
                        tryLater -> new Finding(
                                tryLater,
                                DeliveryNote.saying(DeliveryReason.TRY_LATER, tryLater.why(), tryLater.why())));
    }

    /** Returns that it could not be done now, for a reason the portal sees. */
    static Finding later(Order order, DeliveryReason reason) {
        DeliveryNote note = note(order, reason);
        return new Finding(new DeliveryOutcome.TryLater(Duration.ZERO, note.text()), note);
    }

    /** Returns that it will not be done, for a reason the portal sees. */
    static Finding refused(Order order, DeliveryReason reason) {
        DeliveryNote note = note(order, reason);
        return new Finding(new DeliveryOutcome.Refused(List.of(note.text())), note);
    }

    /** Returns a reason in plain English. */
    static DeliveryNote note(Order order, DeliveryReason reason) {
        String system = order.system().title();
        String person = order.person().name();
        String text =
                switch (reason) {
                    case NOT_CONNECTED -> system + " is not connected";
                    case BUSY -> system + " is busy";
                    case NO_ANSWER -> system + " gave no answer";
                    case TIMED_OUT -> system + " did not answer in time";
                    case NOT_REACHED -> system + " could not be reached";
                    case STOPPED -> "the portal was stopped";
                    case NO_ACCOUNT -> person + " has no account on " + system;
                    case TRY_LATER -> system + " cannot do it now";
                    case ACCEPTED -> system + " has accepted it";
                    case REFUSED -> system + " refused";
                    case PERSON_INACTIVE -> person + " is no longer active";
                    case CANNOT_GIVE -> system + " cannot be given access by the portal";
                    case OTHER -> "it could not be delivered";
                };
        return DeliveryNote.of(reason, text);
    }

    private static DeliveryNote refusal(Order order, List<String> rules) {
        String said = String.join("; ", rules);
        DeliveryNote plain = note(order, DeliveryReason.REFUSED);
        return said.isBlank() ? plain : DeliveryNote.saying(DeliveryReason.REFUSED, plain.text() + ": " + said, said);
    }
}
