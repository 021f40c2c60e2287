// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.idempotency;

import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.InvalidException;
import dev.selfservice.portal.Once;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.spi.IdempotencyStore;
import dev.selfservice.portal.spi.IdempotencyStore.Effect;
import dev.selfservice.portal.spi.Transactions;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Remembers for 24 hours which creating commands have taken effect, in the transactions of the commands themselves. */
public final class Effects {

    private static final Duration KEEP = Duration.ofHours(24);
    private static final String DUPLICATE = "duplicate";

    private final IdempotencyStore store;
    private final Transactions transactions;

    public Effects(IdempotencyStore store, Transactions transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    /**
     * Returns what the command did before, if it was repeated.
     *
     * @throws InvalidException rule {@code idempotency-mismatch}: the key was used for something else
     */
    public Optional<Effect> find(PersonId actor, Once once) {
        Optional<Effect> effect = transactions.callNew(() -> store.find(actor, once.route(), once.key()));
        effect.filter(each -> !each.digest().equals(once.digest())).ifPresent(other -> {
            throw InvalidException.of(
                    "Idempotency-Key", "idempotency-mismatch", "this key was already used for another command");
        });
        return effect;
    }

    /**
     * Does a creating command, unless it took effect before: then it is answered from what it did. Of several at the
     * same time one does it, and the others are answered as if they had come later.
     *
     * @param repeated answers a repetition
     * @param command must {@link #remember} its effect in its transaction
     * @throws InvalidException rule {@code idempotency-mismatch}: the key was used for something else
     */
    public <T> T once(PersonId actor, Once once, Function<Effect, T> repeated, Supplier<T> command) {
        Optional<Effect> before = find(actor, once);
        if (before.isPresent()) {
            return repeated.apply(before.get());
        }
        try {
            return command.get();
        } catch (ConflictException lost) {
            // Another call with the same key may have been faster: then what it did is the answer to this one too.
            return find(actor, once).map(repeated).orElseThrow(() -> lost);
        }
    }

    /** Remembers the effect in the caller's transaction, or breaks it off because somebody else was faster. */
    public void remember(PersonId actor, Once once, UUID subject, Object answer) {
        Effect effect = new Effect(
                actor,
                once.route(),
                once.key(),
                once.digest(),
                subject,
                once.freeze().apply(answer));
        if (!store.insert(effect, KEEP)) {
            throw new ConflictException(DUPLICATE, "the command has already taken effect");
        }
    }

    /** Drops effects whose time has passed; returns how many. */
    public int purge(int most) {
        return transactions.callNew(() -> store.purge(most));
    }
}
