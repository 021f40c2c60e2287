// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.spi;

import java.util.function.Supplier;

/**
 * Runs work in transactions of the portal's database, READ COMMITTED.
 *
 * <p>A transaction belongs to the thread. Work that throws rolls back what its transaction wrote. The outermost
 * {@link #call} may be repeated a few times, but only when the database broke it off for a deadlock or a serialization
 * failure; work must therefore have no effect outside of the stores.
 */
public interface Transactions {

    /**
     * Runs the work in the thread's transaction, or in a new one. Work that throws inside of a transaction breaks the
     * whole of it, even if the caller inside swallows the failure: the outermost call then throws.
     */
    <T> T call(Supplier<T> work);

    /** Runs the work in a transaction of its own, which stays committed whatever becomes of the one around it. */
    <T> T callNew(Supplier<T> work);

    /** Runs work that only reads. */
    <T> T read(Supplier<T> work);

    /**
     * Runs the action once the thread's transaction has committed; at once if there is none; never after a rollback. What
     * an action throws after a commit is logged and goes no further.
     */
    void afterCommit(Runnable action);

    /** Runs work without a result as {@link #call} does. */
    default void run(Runnable work) {
        call(() -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    /** Tells whether the thread is inside a transaction that writes. */
    boolean active();
}
