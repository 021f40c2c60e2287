// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.fakes;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A place where calls wait until the test lets them go on; closed at first, and open for good once opened. */
public final class Gate {

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    /** Lets everybody go on who waits or will come. */
    public void open() {
        opened.countDown();
    }

    /** Waits until somebody has come to the gate; false if nobody did in the time. */
    public boolean reachedWithin(Duration patience) {
        return await(reached, patience);
    }

    /** Waits at the gate until it opens or the time has passed; an interruption ends the wait with an exception. */
    public void pass(Duration longest) {
        reached.countDown();
        await(opened, longest);
    }

    private static boolean await(CountDownLatch latch, Duration longest) {
        try {
            return latch.await(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted at a gate", e);
        }
    }
}
