// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.signin;

import dev.selfservice.portal.Permission;
import dev.selfservice.portal.PersonId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A bearer token of a program, without its secret.
 *
 * @param scope what it is confined to, at most what its person holds at the time of use
 */
public record ApiToken(
        UUID id,
        PersonId person,
        String label,
        Set<Permission> scope,
        Instant createdAt,
        Instant expiresAt,
        Optional<Instant> lastUsedAt,
        Optional<Instant> revokedAt) {

    public ApiToken {
        scope = Set.copyOf(scope);
    }
}
