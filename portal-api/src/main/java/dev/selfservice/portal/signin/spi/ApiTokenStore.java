// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.signin.spi;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.signin.ApiToken;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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

    /** Revokes the person's token; false if there is none that is not revoked. */
    boolean revoke(PersonId person, UUID id);
}
