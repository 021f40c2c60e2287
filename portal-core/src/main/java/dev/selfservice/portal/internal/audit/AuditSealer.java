// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.audit;

import dev.selfservice.portal.audit.spi.AuditRow;
import dev.selfservice.portal.audit.spi.AuditStore;
import dev.selfservice.portal.audit.spi.AuditStore.Head;
import dev.selfservice.portal.keys.spi.KeyProvider;
import dev.selfservice.portal.spi.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Chains rows that were committed since the last time, so that writers never queue for the head of the chain (AUD-1). */
public final class AuditSealer {

    private static final int BATCH = 500;

    private final AuditStore store;
    private final KeyProvider keys;
    private final Transactions transactions;

    public AuditSealer(AuditStore store, KeyProvider keys, Transactions transactions) {
        this.store = store;
        this.keys = keys;
        this.transactions = transactions;
    }

    /** Seals everything that waits; returns how many rows. Does nothing while another node is at it. */
    public int seal() {
        int all = 0;
        int last;
        do {
            last = transactions.callNew(this::sealBatch);
            all += last;
        } while (last == BATCH);
        return all;
    }

    private int sealBatch() {
        Optional<Head> head = store.lockHead();
        if (head.isEmpty()) {
            return 0;
        }
        List<AuditRow> waiting = store.unsealed(BATCH);
        if (waiting.isEmpty()) {
            return 0;
        }
        long sequence = head.get().sequence();
        byte[] seal = head.get().seal();
        List<AuditRow> sealed = new ArrayList<>();
        for (AuditRow row : waiting) {
            sequence++;
            seal = Seal.of(keys, seal, sequence, row);
            sealed.add(new AuditRow(row.event(), row.keyVersion(), row.mac(), sequence, seal));
        }
        store.seal(sealed, new Head(sequence, seal));
        return sealed.size();
    }
}
