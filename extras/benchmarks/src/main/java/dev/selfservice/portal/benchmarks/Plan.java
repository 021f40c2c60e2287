// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.benchmarks;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param rounds how often the two sides take turns
 * @param slice how long a side runs per round
 * @param warmUp how much CPU each side may spend before
 * @param patience how long a round may wait for others to leave the machine alone
 * @param threads with how many threads the approve cycle runs
 * @param counted how many operations are run to count their statements
 * @param postgresqlTasks how many open tasks there are in the inbox, on PostgreSQL
 * @param derbyTasks the same on Derby
 * @param groups in how many groups the person with many groups is
 * @param requests how many requests are made after a start
 */
record Plan(
        int rounds,
        Duration slice,
        Duration warmUp,
        Duration patience,
        List<Integer> threads,
        int counted,
        List<Integer> postgresqlTasks,
        List<Integer> derbyTasks,
        int groups,
        int requests) {

    /** Returns the plan behind the published figures. */
    static Plan full() {
        return new Plan(
                5,
                Duration.ofSeconds(4),
                Duration.ofSeconds(12),
                Duration.ofSeconds(5),
                List.of(1, 4),
                100,
                List.of(1_000, 100_000, 1_000_000),
                List.of(1_000, 100_000),
                3_000,
                2_000);
    }

    /** Returns a plan of a few seconds, to see that everything runs. */
    static Plan smoke() {
        return new Plan(
                1,
                Duration.ofMillis(100),
                Duration.ofMillis(50),
                Duration.ZERO,
                List.of(1, 2),
                5,
                List.of(200),
                List.of(200),
                30,
                20);
    }

    /** Returns a plan of some minutes, for a first look. */
    static Plan brief() {
        return new Plan(
                3,
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                Duration.ZERO,
                List.of(1, 4),
                50,
                List.of(1_000, 100_000),
                List.of(1_000, 20_000),
                3_000,
                2_000);
    }
}
