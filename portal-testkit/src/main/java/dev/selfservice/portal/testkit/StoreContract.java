// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit;

import dev.selfservice.portal.plugins.spi.PortalStores;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What the contracts of all stores have in common: the stores, their transactions and their time.
 *
 * <p>A contract leaves other people's rows alone and makes its own under fresh ids, so that all of them can run on one
 * database, one after the other. It lets no more than a few hundredths of a second pass at a time.
 */
public abstract class StoreContract {

    /** How many threads try at once where only one may win. */
    protected static final int CROWD = 16;

    /** A time that has passed after {@link #moment}. */
    protected static final Duration BRIEF = Duration.ofMillis(1);

    /** A time that does not pass while a test runs. */
    protected static final Duration LONG = Duration.ofHours(1);

    /** Returns the stores; the same ones throughout a test. */
    protected abstract PortalStores stores();

    /** Returns the clock that the stores go by; the system's, if not overridden. */
    protected Clock clock() {
        return Clock.systemUTC();
    }

    /** Lets time pass for the stores: waits, if not overridden. */
    protected void pass(Duration time) {
        try {
            // Nobody counts this latch down: the wait ends with the time.
            boolean early = new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
            if (early) {
                throw new AssertionError("the wait ended before its time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while time passed", e);
        }
    }

    /** Lets a moment pass, longer than {@link #BRIEF}. */
    protected final void moment() {
        pass(Duration.ofMillis(20));
    }

    /** Does the work in a transaction of its own. */
    protected final <T> T commit(Supplier<T> work) {
        return stores().transactions().callNew(work);
    }

    /** Does the work in a transaction of its own. */
    protected final void commit(Runnable work) {
        commit(() -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    /** Does the work in a transaction that is rolled back in the end. */
    protected final void rollBack(Runnable work) {
        try {
            commit(() -> {
                work.run();
                throw new RolledBackException();
            });
        } catch (RolledBackException wanted) {
            // That is how a transaction is rolled back.
        }
    }

    /** Does work that only reads. */
    protected final <T> T read(Supplier<T> work) {
        return stores().transactions().read(work);
    }

    private static final class RolledBackException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RolledBackException() {
            super("rolled back on purpose");
        }
    }
}
