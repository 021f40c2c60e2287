// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.events;

import dev.selfservice.portal.events.spi.Change;
import dev.selfservice.portal.events.spi.ChangeStore;
import dev.selfservice.portal.spi.Transactions;
import java.util.List;

/** Writes down what is to be told, in the transaction of what changed: nobody is told of what was rolled back. */
public final class ChangeLog {

    private final ChangeStore store;
    private final Transactions transactions;
    private final Runnable written;

    /**
     * Creates a log.
     *
     * @param written is told after each commit that there is something to tell
     */
    public ChangeLog(ChangeStore store, Transactions transactions, Runnable written) {
        this.store = store;
        this.transactions = transactions;
        this.written = written;
    }

    /** Writes changes in one statement; the last write of a command, so that little time passes until its commit. */
    public void tell(List<Change> changes) {
        store.append(changes);
        transactions.afterCommit(written);
    }
}
