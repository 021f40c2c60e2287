// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.audit;

import dev.selfservice.portal.UnavailableException;
import dev.selfservice.portal.audit.AuditFinding;
import dev.selfservice.portal.audit.AuditFinding.Kind;
import dev.selfservice.portal.audit.AuditVerification;
import dev.selfservice.portal.audit.spi.AuditRow;
import dev.selfservice.portal.audit.spi.AuditStore;
import dev.selfservice.portal.audit.spi.AuditStore.Head;
import dev.selfservice.portal.keys.spi.KeyProvider;
import dev.selfservice.portal.keys.spi.KeyPurpose;
import dev.selfservice.portal.spi.Transactions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the trail from its beginning and names what is not as it was sealed.
 *
 * <p>A row whose MAC does not fit its content was edited. A place in the chain without a row was deleted. A row whose
 * own MAC fits but whose seal does not was moved to another place. After a finding the chain is followed from the seal
 * as stored, so that one change is named once.
 */
public final class AuditVerifier {

    private static final int BATCH = 1_000;
    private static final int MOST_FINDINGS = 100;

    private final AuditStore store;
    private final KeyProvider keys;
    private final Transactions transactions;

    public AuditVerifier(AuditStore store, KeyProvider keys, Transactions transactions) {
        this.store = store;
        this.keys = keys;
        this.transactions = transactions;
    }

    /** Reads and checks everything that is stored. */
    public AuditVerification verify() {
        Walk walk = new Walk();
        List<AuditRow> rows;
        do {
            long from = walk.sequence;
            rows = transactions.read(() -> store.sealedAfter(from, BATCH));
            rows.forEach(walk::step);
        } while (rows.size() == BATCH);
        Head head = transactions.read(store::head);
        if (head.sequence() > walk.sequence) {
            walk.deleted(walk.sequence + 1, head.sequence());
        }
        List<AuditRow> waiting = transactions.read(() -> store.unsealed(BATCH));
        waiting.stream().filter(row -> !isGenuine(row)).forEach(walk::edited);
        return new AuditVerification(walk.checked + waiting.size(), walk.checked, walk.findings);
    }

    private boolean isGenuine(AuditRow row) {
        try {
            byte[] mac = keys.mac(KeyPurpose.AUDIT, row.keyVersion(), CanonicalForm.of(row.event()));
            return MessageDigest.isEqual(mac, row.mac());
        } catch (UnavailableException unknownKey) {
            return false;
        }
    }

    /** One reading of the chain. */
    private final class Walk {
        private final List<AuditFinding> findings = new ArrayList<>();
        private long checked;
        private long sequence;
        private byte[] seal = new byte[0];

        void step(AuditRow row) {
            checked++;
            boolean gap = row.sequence() != sequence + 1;
            if (gap) {
                deleted(sequence + 1, row.sequence() - 1);
            }
            if (!isGenuine(row)) {
                edited(row);
            } else if (!gap && !MessageDigest.isEqual(Seal.of(keys, seal, row.sequence(), row), row.seal())) {
                add(new AuditFinding(
                        Kind.REORDERED,
                        row.sequence(),
                        "row " + row.event().id() + " (" + row.event().action() + ") is not where it was sealed"));
            }
            sequence = row.sequence();
            seal = row.seal();
        }

        void edited(AuditRow row) {
            add(new AuditFinding(
                    Kind.EDITED,
                    row.sequence(),
                    "row " + row.event().id() + " (" + row.event().action() + ") was changed after it was written"));
        }

        void deleted(long from, long to) {
            for (long missing = from; missing <= to && findings.size() < MOST_FINDINGS; missing++) {
                add(new AuditFinding(Kind.DELETED, missing, "the row at place " + missing + " of the chain is gone"));
            }
        }

        private void add(AuditFinding finding) {
            if (findings.size() < MOST_FINDINGS) {
                findings.add(finding);
            }
        }
    }
}
