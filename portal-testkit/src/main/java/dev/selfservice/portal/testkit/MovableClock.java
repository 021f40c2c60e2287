// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that stands still until a test moves it, so that tests never sleep. Safe for use by several threads.
 *
 * <pre>{@code
 * MovableClock clock = MovableClock.at("2026-03-02T09:00:00Z");
 * clock.advance(Duration.ofMinutes(31));
 * }</pre>
 */
public final class MovableClock extends Clock {

    private final Hands hands;
    private final ZoneId zone;

    /** What clocks of several zones share. */
    private static final class Hands {
        private Instant now;

        Hands(Instant start) {
            this.now = start;
        }

        synchronized Instant now() {
            return now;
        }

        synchronized void moveTo(Instant moment) {
            now = moment;
        }

        synchronized void advance(Duration by) {
            now = now.plus(by);
        }
    }

    private MovableClock(Hands hands, ZoneId zone) {
        this.hands = hands;
        this.zone = zone;
    }

    /** Returns a clock that shows a moment, in UTC. */
    public static MovableClock at(Instant start) {
        return new MovableClock(new Hands(start), ZoneOffset.UTC);
    }

    /** Returns a clock that shows a moment written as {@link Instant#parse} reads it, in UTC. */
    public static MovableClock at(String start) {
        return at(Instant.parse(start));
    }

    /** Moves the clock forwards, or backwards by a negative duration. */
    public void advance(Duration by) {
        hands.advance(by);
    }

    /** Moves the clock to a moment. */
    public void moveTo(Instant moment) {
        hands.moveTo(moment);
    }

    @Override
    public Instant instant() {
        return hands.now();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** Returns a clock of another zone that is moved together with this one. */
    @Override
    public Clock withZone(ZoneId other) {
        return new MovableClock(hands, other);
    }

    @Override
    public String toString() {
        return "MovableClock[" + instant() + "]";
    }
}
