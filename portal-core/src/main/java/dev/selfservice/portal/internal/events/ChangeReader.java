// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.events;

import dev.selfservice.portal.events.spi.ChangeStore;
import dev.selfservice.portal.events.spi.StoredChange;
import dev.selfservice.portal.spi.Transactions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Reads each change once, whatever order their transactions commit in. For one thread.
 *
 * <p>Positions are counted before the commit, so "greater than the last one" would lose a change whose transaction took
 * longer than that of its successor. The positions that were passed over are kept, and looked for by key, until they
 * appear or a minute has passed: then their transaction was rolled back.
 */
final class ChangeReader {

    /** How many changes from before its beginning a reader begins with. */
    static final int KEEP = 1_000;

    /** How long a position that was passed over is looked for. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final int MOST_MISSING = 1_000;
    private static final int BLOCK = 500;

    private final ChangeStore store;
    private final Transactions transactions;
    private final LongSupplier nanos;
    private final TreeMap<Long, Long> missing = new TreeMap<>();
    private long last;
    private long begun;

    ChangeReader(ChangeStore store, Transactions transactions, LongSupplier nanos) {
        this.store = store;
        this.transactions = transactions;
        this.nanos = nanos;
    }

    /** Begins a little before the newest change; returns the position that it begins behind. */
    long begin() {
        begun = Math.max(0, transactions.read(store::newest) - KEEP);
        last = begun;
        return begun;
    }

    /** Returns what was not read before: late ones first, then those after the last one. */
    List<SeenChange> read() {
        List<SeenChange> seen = new ArrayList<>();
        giveUp();
        if (!missing.isEmpty()) {
            List<Long> wanted = List.copyOf(missing.keySet());
            for (StoredChange late : transactions.read(() -> store.among(wanted))) {
                missing.remove(late.position());
                seen.add(new SeenChange(late, settled()));
            }
        }
        List<StoredChange> block;
        do {
            long from = last;
            block = transactions.read(() -> store.after(from, BLOCK));
            block.forEach(change -> seen.add(moveTo(change)));
        } while (block.size() == BLOCK);
        return seen;
    }

    /** Returns the position below or at which everything was read. */
    long settled() {
        return missing.isEmpty() ? last : missing.firstKey() - 1;
    }

    /** Returns the greatest position that was read. */
    long last() {
        return last;
    }

    private SeenChange moveTo(StoredChange change) {
        // What was purged before the beginning is not missing.
        long from = last == begun ? change.position() : last + 1;
        for (long skipped = Math.max(from, change.position() - MOST_MISSING); skipped < change.position(); skipped++) {
            missing.put(skipped, nanos.getAsLong());
        }
        last = change.position();
        return new SeenChange(change, settled());
    }

    private void giveUp() {
        long now = nanos.getAsLong();
        missing.entrySet().removeIf(entry -> isOld(entry, now));
        while (missing.size() > MOST_MISSING) {
            missing.pollFirstEntry();
        }
    }

    private static boolean isOld(Map.Entry<Long, Long> entry, long now) {
        return now - entry.getValue() > PATIENCE.toNanos();
    }
}
