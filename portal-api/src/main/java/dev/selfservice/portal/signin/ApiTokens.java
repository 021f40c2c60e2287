// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.signin;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Once;
import dev.selfservice.portal.Origin;
import dev.selfservice.portal.Permission;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Bearer tokens for programs: 256 bits, only their SHA-256 stored, scoped, expiring, revocable; assurance 1. */
public interface ApiTokens {

    /**
     * A token that was just made.
     *
     * @param secret what the program sends; shown once, kept nowhere
     */
    record Made(ApiToken token, String secret) {

        /** Returns a text without the secret. */
        @Override
        public String toString() {
            return "Made[" + token.id() + "]";
        }
    }

    /**
     * Makes a token for the actor; needs {@code tokens:manage} and an assurance of the actor's own, not of a token.
     *
     * @param label 1 to 64 characters
     * @param scope permissions that the actor holds, at least one
     * @param life 1 to 365 days
     */
    Made make(Actor actor, String label, Set<Permission> scope, Duration life);

    /**
     * Makes a token at most once per key. Its secret is kept nowhere, so a repetition cannot be given it again: it is
     * refused, with the id of the token that the first call made, to be revoked if its secret got lost.
     *
     * @throws dev.selfservice.portal.ConflictException {@code already-made}, with the fact {@code token}
     * @throws dev.selfservice.portal.InvalidException rule {@code idempotency-mismatch}: the key was used for another
     *     token
     */
    Made make(Actor actor, String label, Set<Permission> scope, Duration life, Once once);

    /** Lists the actor's tokens, newest first. */
    List<ApiToken> list(Actor actor);

    /** Revokes one of the actor's tokens at once; one that is not theirs, or not there, is left alone. */
    void revoke(Actor actor, UUID id);

    /** Returns the actor that a secret stands for, confined to its scope, unless it expired or was revoked. */
    Optional<Actor> resume(String secret, Origin origin);
}
