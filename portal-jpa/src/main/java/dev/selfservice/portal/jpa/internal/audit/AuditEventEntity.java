// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.audit;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.audit.AuditEvent;
import dev.selfservice.portal.audit.spi.AuditRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code portal_audit_event}. */
@Entity
@Table(name = "portal_audit_event")
@SuppressWarnings("NullAway.Init") // filled by of
class AuditEventEntity {
    @Id
    UUID id;

    @Column(name = "happened_at")
    Instant at;

    @Column(name = "actor_id")
    String actor;

    @Nullable
    @Column(name = "on_behalf_of")
    String onBehalfOf;

    String action;
    String subject;
    String result;

    @Nullable
    String reason;

    @Column(name = "level_no")
    int level;

    @Column(name = "origin_id")
    String requestId;

    String address;
    String agent;

    @Column(name = "key_version")
    int keyVersion;

    byte[] mac;

    @Column(name = "sequence_no")
    long sequence;

    byte[] seal;

    AuditEventEntity() {}

    static AuditEventEntity of(AuditRow stored) {
        AuditEvent event = stored.event();
        AuditEventEntity row = new AuditEventEntity();
        row.id = event.id();
        row.at = event.at();
        row.actor = event.actor().value();
        row.onBehalfOf = event.onBehalfOf().map(PersonId::value).orElse(null);
        row.action = event.action();
        row.subject = event.subject();
        row.result = event.result();
        row.reason = event.reason().orElse(null);
        row.level = event.level();
        row.requestId = event.requestId();
        row.address = event.address();
        row.agent = event.agent();
        row.keyVersion = stored.keyVersion();
        row.mac = stored.mac();
        row.sequence = stored.sequence();
        row.seal = stored.seal();
        return row;
    }
}
