// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.people;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.internal.audit.AuditTrail;
import dev.selfservice.portal.people.ImportCounts;
import dev.selfservice.portal.people.ImportSource;
import dev.selfservice.portal.spi.Transactions;
import java.util.Optional;
import java.util.function.Supplier;

/** What the audit trail says of one run. */
record ImportNotes(Transactions transactions, AuditTrail trail, Actor actor, ImportSource source) {

    void begun() {
        trail.record(actor, "people.import-begin", subject(), "BEGUN", Optional.empty());
    }

    /** Finishes a run and writes down what it did, in one transaction. */
    ImportCounts finished(Supplier<ImportCounts> finishing) {
        return transactions.call(() -> {
            ImportCounts counts = finishing.get();
            trail.record(actor, "people.import-finish", subject(), "FINISHED", Optional.of(counts.toString()));
            return counts;
        });
    }

    void refused(String why) {
        transactions.run(() -> trail.record(actor, "people.import-finish", subject(), "REFUSED", Optional.of(why)));
    }

    private String subject() {
        return "import/" + source;
    }
}
