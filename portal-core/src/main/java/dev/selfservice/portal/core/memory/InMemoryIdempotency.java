// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.memory;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.spi.IdempotencyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class InMemoryIdempotency implements IdempotencyStore {

    private record Key(PersonId actor, String route, String key) {}

    private record Kept(Key key, Effect effect, Instant until) {}

    private final Table<Key, Kept> effects;
    private final Clock clock;

    InMemoryIdempotency(InMemoryTransactions transactions, Clock clock) {
        this.effects = new Table<>(transactions);
        this.clock = clock;
    }

    @Override
    public boolean insert(Effect effect, Duration keep) {
        Key key = new Key(effect.actor(), effect.route(), effect.key());
        if (find(effect.actor(), effect.route(), effect.key()).isPresent()) {
            return false;
        }
        effects.put(key, new Kept(key, effect, clock.instant().plus(keep)));
        return true;
    }

    @Override
    public Optional<Effect> find(PersonId actor, String route, String key) {
        return effects.find(new Key(actor, route, key))
                .filter(kept -> kept.until().isAfter(clock.instant()))
                .map(Kept::effect);
    }

    @Override
    public int purge(int most) {
        Instant now = clock.instant();
        List<Key> gone = effects.rows()
                .filter(kept -> !kept.until().isAfter(now))
                .map(Kept::key)
                .limit(most)
                .toList();
        gone.forEach(effects::remove);
        return gone.size();
    }
}
