// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.processes.spi;

import dev.selfservice.portal.processes.Verdict;
import dev.selfservice.portal.requests.ItemId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An engine's answer: the next state of a process, as a value.
 *
 * @param memory what the portal is to remember for the engine, at most 4,000 characters
 * @param opened the tasks that the process now waits for in addition
 * @param verdicts the final verdict on each item, approved or rejected, exactly when the process has been decided
 */
public record Advance(String memory, List<OpenedTask> opened, Optional<Map<ItemId, Verdict>> verdicts) {

    private static final int LONGEST_MEMORY = 4_000;

    public Advance {
        opened = List.copyOf(opened);
        verdicts = verdicts.map(Map::copyOf);
        if (memory.length() > LONGEST_MEMORY) {
            throw new IllegalArgumentException("an engine's memory of a process has at most 4,000 characters");
        }
        if (verdicts.filter(last -> last.containsValue(Verdict.UNDECIDED)).isPresent()) {
            throw new IllegalArgumentException("a process that is over has decided each item");
        }
        if (verdicts.isPresent() && !opened.isEmpty()) {
            throw new IllegalArgumentException("a process that is over opens no task");
        }
    }

    /** Returns the answer of a process that waits for further tasks. */
    public static Advance waiting(String memory, List<OpenedTask> opened) {
        return new Advance(memory, opened, Optional.empty());
    }

    /** Returns the answer of a process that is over. */
    public static Advance over(String memory, Map<ItemId, Verdict> verdicts) {
        return new Advance(memory, List.of(), Optional.of(verdicts));
    }

    /** Returns the answer to a signal that changes nothing. */
    public static Advance unchanged(ProcessState process) {
        return waiting(process.memory(), List.of());
    }

    /** Tells whether the process is over. */
    public boolean isOver() {
        return verdicts.isPresent();
    }
}
