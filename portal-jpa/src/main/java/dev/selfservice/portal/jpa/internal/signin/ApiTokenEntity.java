// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.signin;

import dev.selfservice.portal.Permission;
import dev.selfservice.portal.signin.ApiToken;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A row of {@code portal_api_token}. */
@Entity
@Table(name = "portal_api_token")
@SuppressWarnings("NullAway.Init") // filled by of
class ApiTokenEntity {
    @Id
    UUID id;

    @Column(name = "secret_hash")
    String secretHash;

    @Column(name = "person_id")
    String person;

    String label;
    String permissions;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Nullable
    @Column(name = "last_used_at")
    Instant lastUsedAt;

    @Nullable
    @Column(name = "revoked_at")
    Instant revokedAt;

    ApiTokenEntity() {}

    static ApiTokenEntity of(ApiToken token, String secretHash) {
        ApiTokenEntity row = new ApiTokenEntity();
        row.id = token.id();
        row.secretHash = secretHash;
        row.person = token.person().value();
        row.label = token.label();
        row.permissions = token.scope().stream().map(Permission::label).sorted().collect(Collectors.joining(" "));
        row.createdAt = token.createdAt();
        row.expiresAt = token.expiresAt();
        row.lastUsedAt = token.lastUsedAt().orElse(null);
        row.revokedAt = token.revokedAt().orElse(null);
        return row;
    }
}
