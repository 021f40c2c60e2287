// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.signin;

import dev.selfservice.portal.signin.SessionInfo;
import dev.selfservice.portal.signin.spi.StoredSession;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code portal_session}. */
@Entity
@Table(name = "portal_session")
@SuppressWarnings("NullAway.Init") // filled by of
class SessionEntity {
    @Id
    @Column(name = "token_hash")
    String tokenHash;

    @Column(name = "public_id")
    String id;

    @Column(name = "person_id")
    String person;

    int assurance;
    String methods;

    @Column(name = "authenticated_at")
    Instant authenticatedAt;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "last_seen_at")
    Instant lastSeenAt;

    @Column(name = "idle_until")
    Instant idleUntil;

    @Column(name = "ends_at")
    Instant endsAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    String address;
    String agent;

    SessionEntity() {}

    static SessionEntity of(StoredSession session) {
        SessionInfo info = session.info();
        SessionEntity row = new SessionEntity();
        row.tokenHash = session.tokenHash();
        row.id = info.id();
        row.person = info.person().value();
        row.assurance = info.assurance();
        row.methods = session.methods();
        row.authenticatedAt = session.authenticatedAt();
        row.startedAt = info.startedAt();
        row.lastSeenAt = info.lastSeenAt();
        row.idleUntil = info.idleUntil();
        row.endsAt = info.endsAt();
        row.expiresAt = info.idleUntil().isBefore(info.endsAt()) ? info.idleUntil() : info.endsAt();
        row.address = info.address();
        row.agent = info.agent();
        return row;
    }
}
