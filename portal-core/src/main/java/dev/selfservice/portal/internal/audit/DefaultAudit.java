// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.audit;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.Permission;
import dev.selfservice.portal.audit.Audit;
import dev.selfservice.portal.audit.AuditEvent;
import dev.selfservice.portal.audit.AuditVerification;
import dev.selfservice.portal.audit.spi.AuditStore;
import dev.selfservice.portal.internal.guard.CommandRule;
import dev.selfservice.portal.internal.guard.Guard;
import dev.selfservice.portal.spi.Transactions;

/** The trail, read and verified by those who may. */
public final class DefaultAudit implements Audit {

    private static final CommandRule READ = CommandRule.of(Permission.AUDIT_READ);

    private final Guard guard;
    private final AuditStore store;
    private final AuditVerifier verifier;
    private final Transactions transactions;

    public DefaultAudit(Guard guard, AuditStore store, AuditVerifier verifier, Transactions transactions) {
        this.guard = guard;
        this.store = store;
        this.verifier = verifier;
        this.transactions = transactions;
    }

    @Override
    public Page<AuditEvent> list(Actor actor, PageRequest page) {
        guard.check(actor, READ);
        return transactions.read(() -> store.list(page));
    }

    @Override
    public AuditVerification verify(Actor actor) {
        guard.check(actor, READ);
        return verifier.verify();
    }
}
