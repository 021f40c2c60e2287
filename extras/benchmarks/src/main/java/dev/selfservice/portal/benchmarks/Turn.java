// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.benchmarks;

/** One measured operation, done again and again. */
@FunctionalInterface
interface Turn {

    /**
     * Does it once.
     *
     * @param thread which of the threads calls, from 0
     * @param count how often this thread has called before
     */
    void run(int thread, long count) throws Exception;
}
