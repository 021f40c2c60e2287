// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.provisioning;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Pauses that double with each attempt up to a longest one, each shortened by up to half so that orders spread out. */
record Backoff(Duration first, Duration longest, RandomGenerator random) {

    private static final int MOST_DOUBLINGS = 20;

    Duration pause(int attempts) {
        int doublings = Math.min(Math.max(attempts - 1, 0), MOST_DOUBLINGS);
        long full = Math.min(first.toMillis() << doublings, longest.toMillis());
        return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
    }
}
