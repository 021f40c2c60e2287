// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.signin.spi;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.signin.ApiToken;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Keeps API tokens under the SHA-256 of their secret. All calls run in the caller's transaction. */
public interface ApiTokenStore {

    /** Stores a new token. */
    void insert(ApiToken token, String secretHash);

    /** Returns the token whose secret has the hash, unless it expired (by the store's clock) or was revoked. */
    Optional<ApiToken> find(String secretHash);

    /** Writes that the token was used now; writes at most once a minute. */
    void touch(UUID id);

    /** Lists the person's tokens, newest first, at most 100. */
    List<ApiToken> list(PersonId person);

    /**
     * Returns which of the tokens are neither revoked nor, by the store's clock, expired. A store that keeps many tokens
     * should answer with one look-up; one that has a clock of its own must.
     *
     * @param tokens ids, with whose they are
     */
    default Set<UUID> alive(Map<UUID, PersonId> tokens) {
        return Set.copyOf(tokens.values()).stream()
                .flatMap(person -> list(person).stream())
                .filter(token -> tokens.containsKey(token.id()))
                .filter(token -> token.revokedAt().isEmpty())
                .map(ApiToken::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Revokes the person's token; false if there is none that is not revoked. */
    boolean revoke(PersonId person, UUID id);
}
