// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core;

import java.time.Duration;

/**
 * How people sign in and how long that lasts.
 *
 * @param memoryKib the memory of one password hash in KiB; at least 19,456 (PWD-1)
 * @param iterations the passes of one password hash; at least 2 (PWD-1)
 * @param idle how long a session may rest (SES-3)
 * @param longest how long a session lasts at most (SES-3)
 * @param mostSessions how many sessions a person may have at once; the oldest are ended (SES-3)
 * @param triesPerAddress how many wrong passwords one address may send in 5 minutes; ten times as many in an hour, and
 *     again ten times as many from its network (RL)
 * @param leastRefusal how long a refused sign-in takes at least (ENUM-2)
 */
public record SignInConfig(
        int memoryKib,
        int iterations,
        Duration idle,
        Duration longest,
        int mostSessions,
        int triesPerAddress,
        Duration leastRefusal) {

    private static final int FLOOR_MEMORY = 19_456;
    private static final int FLOOR_ITERATIONS = 2;
    private static final int MOST_MEMORY = 1_048_576;
    private static final int MOST_ITERATIONS = 100;
    private static final int MOST_TRIES = 1_000_000;

    public SignInConfig {
        if (memoryKib < FLOOR_MEMORY || iterations < FLOOR_ITERATIONS) {
            throw new IllegalArgumentException("password hashes need at least 19,456 KiB and 2 iterations (PWD-1)");
        }
        if (memoryKib > MOST_MEMORY || iterations > MOST_ITERATIONS) {
            throw new IllegalArgumentException("password hashes take at most 1,048,576 KiB and 100 iterations");
        }
        if (mostSessions < 1 || idle.isNegative() || idle.isZero() || idle.compareTo(longest) > 0) {
            throw new IllegalArgumentException("at least one session, which rests no longer than it lasts");
        }
        if (triesPerAddress < 1 || triesPerAddress > MOST_TRIES || leastRefusal.isNegative()) {
            throw new IllegalArgumentException("an address has 1 to 1,000,000 tries, and refusals take their time");
        }
    }

    /** Returns the defaults: 64 MiB and 3 passes, 30 minutes idle, 12 hours at most, 10 sessions, 250 ms. */
    public static SignInConfig defaults() {
        return new SignInConfig(
                65_536, 3, Duration.ofMinutes(30), Duration.ofHours(12), 10, 20, Duration.ofMillis(250));
    }

    /** Returns the cheapest password hashes that are allowed, for tests and trials. */
    public SignInConfig cheapest() {
        return costing(FLOOR_MEMORY, FLOOR_ITERATIONS);
    }

    /** Returns this with another limit on wrong passwords per address. */
    public SignInConfig triesPerAddress(int tries) {
        return new SignInConfig(memoryKib, iterations, idle, longest, mostSessions, tries, leastRefusal);
    }

    /** Returns this with another least time for a refusal. */
    public SignInConfig leastRefusal(Duration least) {
        return new SignInConfig(memoryKib, iterations, idle, longest, mostSessions, triesPerAddress, least);
    }

    /** Returns this with another cost of a password hash. */
    public SignInConfig costing(int kib, int passes) {
        return new SignInConfig(kib, passes, idle, longest, mostSessions, triesPerAddress, leastRefusal);
    }

    /** Returns this with other times for sessions. */
    public SignInConfig lasting(Duration idleTime, Duration longestTime) {
        return new SignInConfig(
                memoryKib, iterations, idleTime, longestTime, mostSessions, triesPerAddress, leastRefusal);
    }
}
