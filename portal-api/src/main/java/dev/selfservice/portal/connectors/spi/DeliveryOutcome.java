// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.connectors.spi;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** What a target system made of an order. */
public sealed interface DeliveryOutcome {

    /** It is done. */
    record Applied() implements DeliveryOutcome {}

    /** It was accepted and is done later: ask again, or repeat the order, after the time. */
    record Pending(Duration checkAfter) implements DeliveryOutcome {}

    /** It will not be done, because of these rules; repeating does not help. */
    record Refused(List<String> rules) implements DeliveryOutcome {
        public Refused {
            rules = List.copyOf(rules);
        }
    }

    /** It could not be done now. */
    record TryLater(Duration after, String why) implements DeliveryOutcome {}

    /** Returns what the function for this case returns. */
    default <R> R match(
            Function<Applied, R> onApplied,
            Function<Pending, R> onPending,
            Function<Refused, R> onRefused,
            Function<TryLater, R> onTryLater) {
        if (this instanceof Applied applied) {
            return onApplied.apply(applied);
        }
        if (this instanceof Pending pending) {
            return onPending.apply(pending);
        }
        if (this instanceof Refused refused) {
            return onRefused.apply(refused);
        }
        return onTryLater.apply((TryLater) this);
    }
}
