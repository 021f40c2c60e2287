// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Ids that nobody has used before, for tests. */
public final class FreshIds implements Supplier<UUID> {

    private final AtomicLong last = new AtomicLong();
    private final long run = System.nanoTime();

    @Override
    public UUID get() {
        return new UUID(run, last.incrementAndGet());
    }
}
