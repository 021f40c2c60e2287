// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.processes.spi;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.processes.Verdict;
import dev.selfservice.portal.requests.ItemId;
import java.util.Map;
import java.util.function.Function;

/** Something that happened to a process. The set grows: answers, timers and finished actions come with their stages. */
public sealed interface Signal {

    /**
     * Somebody decided a task.
     *
     * @param task the {@link OpenedTask#key} that was decided
     * @param verdicts one per item that was still to be decided, approved or rejected; the engine takes an item that is
     *     missing as rejected, and ignores one that was rejected before
     */
    record Decided(String task, PersonId by, Map<ItemId, Verdict> verdicts) implements Signal {
        public Decided {
            verdicts = Map.copyOf(verdicts);
            if (verdicts.containsValue(Verdict.UNDECIDED)) {
                throw new IllegalArgumentException("a decision approves or rejects");
            }
        }
    }

    /** The process is given up; the engine must wait for nothing more and answers without tasks and without verdicts. */
    record Cancelled(PersonId by) implements Signal {}

    /** Returns what the function for this case returns. */
    default <R> R match(Function<Decided, R> onDecided, Function<Cancelled, R> onCancelled) {
        if (this instanceof Decided decided) {
            return onDecided.apply(decided);
        }
        return onCancelled.apply((Cancelled) this);
    }
}
