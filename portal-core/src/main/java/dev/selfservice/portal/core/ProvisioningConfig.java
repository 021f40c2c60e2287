// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core;

import java.time.Duration;

/**
 * How deliveries to target systems are worked off.
 *
 * @param parallel how many orders of one system are worked on at once, per node; 1 to 64
 * @param callTimeout how long a connector may take before the portal stops waiting
 * @param mostAttempts after how many attempts an order is given up
 * @param firstPause the pause after the first failed attempt; doubles with each further one
 * @param longestPause where the doubling ends
 * @param poll how often each node looks for orders that became due
 */
public record ProvisioningConfig(
        int parallel,
        Duration callTimeout,
        int mostAttempts,
        Duration firstPause,
        Duration longestPause,
        Duration poll) {

    private static final int MOST_PARALLEL = 64;
    private static final Duration SAFETY = Duration.ofSeconds(1);

    public ProvisioningConfig {
        if (parallel < 1 || parallel > MOST_PARALLEL || mostAttempts < 1) {
            throw new IllegalArgumentException("1 to 64 orders at once, at least one attempt");
        }
        if (callTimeout.isNegative() || callTimeout.isZero() || firstPause.isNegative() || poll.isZero()) {
            throw new IllegalArgumentException("times must be positive");
        }
    }

    /** Returns the defaults: 4 at once, 30 s per call, 10 attempts, pauses of 2 s to 10 min. */
    public static ProvisioningConfig defaults() {
        return new ProvisioningConfig(
                4, Duration.ofSeconds(30), 10, Duration.ofSeconds(2), Duration.ofMinutes(10), Duration.ofSeconds(1));
    }

    /** Returns how long an order is lent to a worker: longer than a call may take, so that only a dead worker loses it. */
    public Duration lease() {
        return callTimeout.multipliedBy(3).dividedBy(2).plus(SAFETY);
    }
}
