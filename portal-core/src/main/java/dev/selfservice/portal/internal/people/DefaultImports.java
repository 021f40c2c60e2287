// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.people;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Assurance;
import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.Origin;
import dev.selfservice.portal.Permission;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.identity.spi.IdentityStore;
import dev.selfservice.portal.identity.spi.ImportsPeople;
import dev.selfservice.portal.internal.audit.AuditTrail;
import dev.selfservice.portal.internal.guard.CommandRule;
import dev.selfservice.portal.internal.guard.Guard;
import dev.selfservice.portal.people.ImportRun;
import dev.selfservice.portal.people.ImportSource;
import dev.selfservice.portal.people.Imports;
import dev.selfservice.portal.spi.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Lets those who may take people over into the identity store, and writes down when it began and what came of it. */
public final class DefaultImports implements Imports {

    private static final CommandRule IMPORT = CommandRule.of(Permission.PEOPLE_IMPORT);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final PersonId OPERATOR = new PersonId("system:operator");

    private final Guard guard;
    private final IdentityStore identity;
    private final Transactions transactions;
    private final AuditTrail trail;
    private final Clock clock;

    public DefaultImports(
            Guard guard, IdentityStore identity, Transactions transactions, AuditTrail trail, Clock clock) {
        this.guard = guard;
        this.identity = identity;
        this.transactions = transactions;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public ImportRun begin(Actor actor, ImportSource source) {
        guard.check(actor, IMPORT);
        return audited(actor, source);
    }

    /** Begins a run for whoever operates the portal; callers use {@link #begin}. */
    public ImportRun beginAsOperator(ImportSource source) {
        Actor operator = new Actor(
                OPERATOR,
                Optional.empty(),
                new Assurance(1, clock.instant()),
                Optional.empty(),
                Optional.empty(),
                Origin.IN_PROCESS,
                true);
        return audited(operator, source);
    }

    private ImportRun audited(Actor actor, ImportSource source) {
        if (!(identity instanceof ImportsPeople store)) {
            throw new ConflictException("import-not-offered", "the identity store takes nobody over from elsewhere");
        }
        ImportNotes notes = new ImportNotes(transactions, trail, actor, source);
        // A store in the portal's database begins in the transaction of the audit row.
        ImportRun run = transactions.call(() -> {
            ImportRun begun = store.beginImport(source, LEASE);
            notes.begun();
            return begun;
        });
        return new AuditedImport(run, notes);
    }
}
