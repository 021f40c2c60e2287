// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.events.spi;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * Keeps what changed until every node has read it. All calls run in the caller's transaction.
 *
 * <p>Positions are counted up by one when a change is appended, not when it is committed: a reader may see 7 before 6, and
 * 6 never if it was rolled back. Readers therefore look for the positions that they have not seen by {@link #among}.
 */
public interface ChangeStore {

    /** Appends changes, in this order, in one round trip. */
    void append(List<Change> changes);

    /** Returns up to {@code most} changes with a greater position, by position. */
    List<StoredChange> after(long position, int most);

    /** Returns those of the changes at the positions that are there, by position. */
    List<StoredChange> among(Collection<Long> positions);

    /** Returns the greatest position, 0 if there is no change. */
    long newest();

    /** Drops the oldest changes, at most so many, that are older by the store's clock; returns how many. */
    int purge(Duration age, int most);
}
