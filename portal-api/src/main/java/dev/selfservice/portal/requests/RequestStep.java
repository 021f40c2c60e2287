// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.requests;

import dev.selfservice.portal.GranteeRef;
import dev.selfservice.portal.LocalText;
import dev.selfservice.portal.catalogue.SystemRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One line of "Where it is".
 *
 * @param title the stage's title, or the system delivered to
 * @param people who asked, who decided, or whom it waits for
 * @param at when it was done
 * @param since since when it waits
 * @param comment what the decider said
 * @param system where a delivery goes
 * @param note what was last found out about a delivery
 */
public record RequestStep(
        Kind kind,
        Optional<LocalText> title,
        State state,
        List<GranteeRef> people,
        Optional<Instant> at,
        Optional<Instant> since,
        Optional<String> comment,
        Optional<SystemRef> system,
        Optional<DeliveryNote> note) {

    /** What the line is about. */
    public enum Kind {
        ASKED,
        STAGE,
        DELIVERY,
        WITHDRAWN
    }

    /** How far it is. */
    public enum State {
        DONE,
        CURRENT,
        AHEAD,
        REJECTED,
        FAILED,
        SKIPPED
    }

    public RequestStep {
        people = List.copyOf(people);
    }
}
