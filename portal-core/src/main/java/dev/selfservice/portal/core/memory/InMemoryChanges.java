// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.memory;

import dev.selfservice.portal.events.spi.Change;
import dev.selfservice.portal.events.spi.ChangeStore;
import dev.selfservice.portal.events.spi.StoredChange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

final class InMemoryChanges implements ChangeStore {

    private record Kept(StoredChange stored, Instant at) {}

    private final Table<Long, Kept> changes;
    private final AtomicLong last = new AtomicLong();
    private final Clock clock;

    InMemoryChanges(InMemoryTransactions transactions, Clock clock) {
        this.changes = new Table<>(transactions);
        this.clock = clock;
    }

    @Override
    public void append(List<Change> added) {
        Instant now = clock.instant();
        for (Change change : added) {
            long position = last.incrementAndGet();
            changes.put(position, new Kept(new StoredChange(position, change), now));
        }
    }

    @Override
    public List<StoredChange> after(long position, int most) {
        return inOrder(changes.rows().map(Kept::stored).filter(each -> each.position() > position))
                .limit(most)
                .toList();
    }

    @Override
    public List<StoredChange> among(Collection<Long> positions) {
        return inOrder(positions.stream()
                        .distinct()
                        .map(changes::find)
                        .flatMap(Optional::stream)
                        .map(Kept::stored))
                .toList();
    }

    @Override
    public long newest() {
        return changes.rows().mapToLong(each -> each.stored().position()).max().orElse(0);
    }

    @Override
    public int purge(Duration age, int most) {
        Instant border = clock.instant().minus(age);
        List<Long> old = inOrder(changes.rows()
                        .filter(each -> !each.at().isAfter(border))
                        .map(Kept::stored))
                .limit(most)
                .map(StoredChange::position)
                .toList();
        old.forEach(changes::remove);
        return old.size();
    }

    private static Stream<StoredChange> inOrder(Stream<StoredChange> some) {
        return some.sorted(Comparator.comparingLong(StoredChange::position));
    }
}
