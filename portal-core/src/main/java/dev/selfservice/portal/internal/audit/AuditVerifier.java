// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.audit;

import dev.selfservice.portal.audit.AuditVerification;
import dev.selfservice.portal.audit.spi.AuditRow;
import dev.selfservice.portal.audit.spi.AuditStore;
import dev.selfservice.portal.audit.spi.AuditStore.Head;
import dev.selfservice.portal.keys.spi.KeyProvider;
import dev.selfservice.portal.keys.spi.KeyPurpose;
import dev.selfservice.portal.spi.Transactions;
import java.util.List;

/**
 * Reads the trail from its beginning and names what is not as it was sealed; runs beside a portal at work.
 *
 * <p>What it cannot find: a row deleted before it was sealed, and a trail of which the newest rows and the head were put
 * back together to what they were before, for which the head would have to be kept in another place too.
 */
public final class AuditVerifier {

    private static final int BATCH = 1_000;

    private final AuditStore store;
    private final KeyProvider keys;
    private final Transactions transactions;

    public AuditVerifier(AuditStore store, KeyProvider keys, Transactions transactions) {
        this.store = store;
        this.keys = keys;
        this.transactions = transactions;
    }

    /**
     * Reads and checks everything that is stored.
     *
     * @throws dev.selfservice.portal.UnavailableException there are no keys: every row would look as if it had been changed
     */
    public AuditVerification verify() {
        keys.activeVersion(KeyPurpose.AUDIT);
        // The head comes first: rows that are sealed while this reads lie behind it and are not missed.
        Head head = transactions.read(store::head);
        ChainWalk walk = new ChainWalk(keys, head);
        List<AuditRow> rows;
        do {
            long from = walk.sequence();
            rows = transactions.read(() -> store.sealedAfter(from, BATCH));
            rows.forEach(walk::step);
        } while (rows.size() == BATCH);
        Head last = transactions.read(store::head);
        List<AuditRow> waiting = transactions.read(() -> store.unsealed(BATCH));
        waiting.forEach(walk::checkWaiting);
        return new AuditVerification(walk.checked(), walk.checked() - waiting.size(), walk.findings(last));
    }
}
