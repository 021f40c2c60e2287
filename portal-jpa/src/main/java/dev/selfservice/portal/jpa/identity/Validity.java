// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * When something counts, by the database's clock.
 *
 * @param from the first moment; empty for "has always"
 * @param until the moment after the last; empty for "without end"
 */
public record Validity(Optional<Instant> from, Optional<Instant> until) {
    /** At any time. */
    public static final Validity ALWAYS = new Validity(Optional.empty(), Optional.empty());

    public Validity {
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
            throw new IllegalArgumentException("a validity begins before it ends");
        }
    }

    /** Returns a validity that ends. */
    public static Validity until(Instant end) {
        return new Validity(Optional.empty(), Optional.of(end));
    }

    /** Returns a validity that begins. */
    public static Validity from(Instant begin) {
        return new Validity(Optional.of(begin), Optional.empty());
    }
}
