// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.signin;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a thread wait; tests hand in one that does not. */
@FunctionalInterface
public interface Pause {

    /** Waits, unless the thread is interrupted. */
    void forTime(Duration time);

    /** Returns a pause that really waits. */
    static Pause real() {
        return time -> {
            try {
                boolean never = new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
                assert !never;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
