// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core;

import java.time.Duration;

/**
 * How open pages are kept up to date.
 *
 * @param perSession how many streams a session, an API token, or a person without either may have at once
 * @param perNode how many streams a node may have at once
 * @param poll how long a change on another node may go unseen where the database gives no hint
 * @param check how often it is checked whether sessions, tokens and people of open streams are still good; two checks
 *     must fit into the five seconds after which a stream must have ended
 * @param still after how long a silent stream is probed
 */
public record EventsConfig(int perSession, int perNode, Duration poll, Duration check, Duration still) {

    private static final Duration LONGEST_CHECK = Duration.ofMillis(2_500);

    public EventsConfig {
        if (perSession < 1 || perNode < 1) {
            throw new IllegalArgumentException("at least one stream must be allowed per session and per node");
        }
        if (check.compareTo(LONGEST_CHECK) > 0) {
            throw new IllegalArgumentException("open streams are checked every 2.5 seconds or more often");
        }
    }

    /** Returns the defaults. */
    public static EventsConfig defaults() {
        return new EventsConfig(8, 2_000, Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(15));
    }
}
