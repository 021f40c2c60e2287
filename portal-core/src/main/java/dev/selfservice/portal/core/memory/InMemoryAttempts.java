// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.memory;

import dev.selfservice.portal.signin.spi.AttemptStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class InMemoryAttempts implements AttemptStore {

    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

    private final Table<String, Map.Entry<String, Count>> counters;
    private final Clock clock;

    InMemoryAttempts(InMemoryTransactions transactions, Clock clock) {
        this.counters = new Table<>(transactions);
        this.clock = clock;
    }

    @Override
    public Count raise(String key, Duration window) {
        Instant now = clock.instant();
        Count next = find(key, window)
                .map(count -> new Count(count.tries() + 1, count.since(), now, now))
                .orElseGet(() -> new Count(1, now, now, now));
        counters.put(key, Map.entry(key, next));
        return next;
    }

    @Override
    public Optional<Count> find(String key, Duration window) {
        Instant now = clock.instant();
        return counters.find(key)
                .map(Map.Entry::getValue)
                .filter(count -> count.since().plus(window).isAfter(now))
                .map(count -> new Count(count.tries(), count.since(), count.last(), now));
    }

    @Override
    public void clear(String key) {
        counters.remove(key);
    }

    @Override
    public int purge(int most) {
        Instant old = clock.instant().minus(FORGOTTEN_AFTER);
        List<String> gone = counters.rows()
                .filter(each -> each.getValue().last().isBefore(old))
                .map(Map.Entry::getKey)
                .limit(most)
                .toList();
        gone.forEach(counters::remove);
        return gone.size();
    }
}
