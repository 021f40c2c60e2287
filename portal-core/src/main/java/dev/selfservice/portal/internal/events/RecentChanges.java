// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.events;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What this node met lately, so that a stream whose line broke can go on. Guarded by whoever holds it. */
final class RecentChanges {

    private static final int MOST = 2 * ChangeReader.KEEP;

    private final Deque<SeenChange> changes = new ArrayDeque<>();
    private long complete;
    private long newest;

    /** Forgets everything; what comes is complete behind the position. */
    void begin(long position) {
        changes.clear();
        complete = position;
        newest = position;
    }

    void add(SeenChange change) {
        changes.addLast(change);
        newest = Math.max(newest, change.stored().position());
        if (changes.size() > MOST) {
            complete = Math.max(complete, changes.removeFirst().stored().position());
        }
    }

    /** Returns what came after the position; empty if this node cannot tell, or has never got that far. */
    Optional<List<SeenChange>> after(long position) {
        if (position < complete || position > newest) {
            return Optional.empty();
        }
        return Optional.of(changes.stream()
                .filter(each -> each.stored().position() > position)
                .toList());
    }
}
