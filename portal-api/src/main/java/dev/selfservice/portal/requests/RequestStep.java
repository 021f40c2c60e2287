// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.requests;

import dev.selfservice.portal.GranteeRef;
import dev.selfservice.portal.LocalText;
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
 * @param note what happened to a delivery, in plain words
 */
public record RequestStep(
        Kind kind,
        Optional<LocalText> title,
        State state,
        List<GranteeRef> people,
        Optional<Instant> at,
        Optional<Instant> since,
        Optional<String> comment,
        Optional<String> note) {

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
