// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.signin.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts tries, so that several nodes agree (RL). Keys are HMACs of what is counted. All calls run in the caller's
 * transaction, which for failures is one of its own.
 */
public interface AttemptStore {

    /**
     * The state of a counter.
     *
     * @param since the first try that counts
     * @param last the last try
     * @param now the store's clock, to compare with
     */
    record Count(int tries, Instant since, Instant last, Instant now) {}

    /** Counts one try, atomically; a counter whose window has passed since its first try begins anew. */
    Count raise(String key, Duration window);

    /** Returns a counter whose window has not passed. */
    Optional<Count> find(String key, Duration window);

    /** Forgets a counter. */
    void clear(String key);

    /** Drops up to {@code most} counters untouched for a day; returns how many. */
    int purge(int most);
}
