// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.identity;

import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.jpa.internal.Sql;
import dev.selfservice.portal.people.ImportSource;
import dev.selfservice.portal.spi.Transactions;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The right of one run to write for a source, kept in {@code portal_import}. The row counts of conditional updates decide;
 * how long a lease lasts is told by the database's clock, and the run's number keeps out a run that slept longer.
 */
public final class ImportLease {
    private static final String ADD = "INSERT INTO portal_import (source, run) VALUES (?, 0)";

    private static final String TAKE = "UPDATE portal_import SET run = run + 1, lease_until = {later}"
            + " WHERE source = ? AND (lease_until IS NULL OR lease_until <= portal_now())";

    private static final String RENEW = "UPDATE portal_import SET lease_until = {later}"
            + " WHERE source = ? AND run = ? AND lease_until IS NOT NULL";

    private static final String END =
            "UPDATE portal_import SET lease_until = NULL WHERE source = ? AND run = ? AND lease_until IS NOT NULL";

    private static final String RUN = "SELECT run FROM portal_import WHERE source = ?";

    private final Sql sql;
    private final Transactions transactions;
    private final ImportSource source;
    private final long run;
    private final long millis;

    private ImportLease(Sql sql, Transactions transactions, ImportSource source, long run, long millis) {
        this.sql = sql;
        this.transactions = transactions;
        this.source = source;
        this.run = run;
        this.millis = millis;
    }

    /**
     * Takes the source, unless a run has it.
     *
     * @throws ConflictException {@code import-running}
     */
    public static ImportLease begin(Sql sql, Transactions transactions, ImportSource source, Duration lease) {
        return transactions.call(() -> {
            if (!sql.exists(RUN, source.name())) {
                sql.insertNew(ADD, source.name());
            }
            if (sql.update(TAKE, lease.toMillis(), source.name()) == 0) {
                throw new ConflictException("import-running", "an import of " + source + " is under way");
            }
            long run = sql.first(RUN, row -> row.big("run"), source.name()).orElseThrow();
            return new ImportLease(sql, transactions, source, run, lease.toMillis());
        });
    }

    ImportSource source() {
        return source;
    }

    /** Does work in one transaction, in which nobody can take the source away. */
    <T> T with(Supplier<T> work) {
        return transactions.call(() -> {
            if (sql.update(RENEW, millis, source.name(), run) == 0) {
                throw new ConflictException("import-lost", "another import of " + source + " has begun, or this ended");
            }
            return work.get();
        });
    }

    /** Gives the source free, if this run still has it. */
    void end() {
        transactions.run(() -> sql.update(END, source.name(), run));
    }
}
