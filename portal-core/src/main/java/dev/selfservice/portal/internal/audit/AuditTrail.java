// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.audit;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.audit.AuditEvent;
import dev.selfservice.portal.audit.spi.AuditRow;
import dev.selfservice.portal.audit.spi.AuditStore;
import dev.selfservice.portal.keys.spi.KeyProvider;
import dev.selfservice.portal.keys.spi.KeyPurpose;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Writes down what people do, each row with a MAC of its own, in the transaction of what they do (AUD-1, AUD-2). */
public final class AuditTrail {

    private final AuditStore store;
    private final KeyProvider keys;
    private final Clock clock;
    private final Supplier<UUID> ids;

    public AuditTrail(AuditStore store, KeyProvider keys, Clock clock, Supplier<UUID> ids) {
        this.store = store;
        this.keys = keys;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Writes an event in the caller's transaction.
     *
     * @param action named {@code feature.verb}
     * @param reason what the actor said; never a secret
     */
    public void record(Actor actor, String action, String subject, String result, Optional<String> reason) {
        AuditEvent event = new AuditEvent(
                ids.get(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                actor.person(),
                actor.onBehalfOf(),
                action,
                subject,
                result,
                reason,
                actor.system() ? 0 : actor.assurance().level(),
                actor.origin().requestId(),
                actor.origin().address(),
                actor.origin().agent());
        int version = keys.activeVersion(KeyPurpose.AUDIT);
        byte[] mac = keys.mac(KeyPurpose.AUDIT, version, CanonicalForm.of(event));
        store.append(new AuditRow(event, version, mac, 0, new byte[0]));
    }
}
