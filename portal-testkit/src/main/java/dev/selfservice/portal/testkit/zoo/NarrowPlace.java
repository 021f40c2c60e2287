// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.zoo;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A place where threads get in each other's way, so that a mistake about threads shows each time; for specimens. */
public final class NarrowPlace {

    private static final System.Logger LOG = System.getLogger(NarrowPlace.class.getName());
    private static final int PATIENCE_MILLIS = 40;

    private Optional<Object> inside = Optional.empty();
    private CountDownLatch another = new CountDownLatch(1);

    /** Stays inside for a moment; throws if somebody with another name is there. */
    public void pass(Object name) {
        CountDownLatch mine;
        synchronized (this) {
            if (inside.isPresent()) {
                another.countDown();
                if (!inside.get().equals(name)) {
                    throw new IllegalStateException("somebody else is here");
                }
                return;
            }
            inside = Optional.of(name);
            another = new CountDownLatch(1);
            mine = another;
        }
        await(mine);
        synchronized (this) {
            inside = Optional.empty();
        }
    }

    /** Lets a moment pass in which others may come: at most so long as nobody comes. */
    public static void await(CountDownLatch another) {
        try {
            boolean came = another.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            LOG.log(System.Logger.Level.TRACE, came ? "somebody came" : "nobody came");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
