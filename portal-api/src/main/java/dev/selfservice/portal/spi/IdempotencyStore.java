// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.spi;

import dev.selfservice.portal.PersonId;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Keeps which creating commands have taken effect. All calls run in the caller's transaction. */
public interface IdempotencyStore {

    /**
     * A command that has taken effect.
     *
     * @param subject what it created
     * @param answer the answer as it was first given; empty if the caller did not have it written down
     */
    record Effect(PersonId actor, String route, String key, String digest, UUID subject, byte[] answer) {}

    /**
     * Stores an effect; of several callers with the same actor, route and key exactly one succeeds. An effect whose time
     * has passed does not stand in the way, purged or not.
     *
     * @return false if it is there already, which a store may instead report by a
     *     {@link dev.selfservice.portal.ConflictException} {@code duplicate} that ends the transaction
     */
    boolean insert(Effect effect, Duration keep);

    /** Returns an effect that is kept still. */
    Optional<Effect> find(PersonId actor, String route, String key);

    /** Drops up to {@code most} effects whose time has passed; returns how many. */
    int purge(int most);
}
