// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MovableClockTest {

    private static final Instant NOON = Instant.parse("2024-03-04T12:00:00Z");

    private final MovableClock clock = MovableClock.at(NOON);

    @Test
    void standsStillUntilItIsMoved() {
        assertThat(clock.instant()).isEqualTo(NOON).isEqualTo(clock.instant());

        clock.advance(Duration.ofMinutes(31));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(31 * 60));

        clock.moveTo(NOON);
        assertThat(clock.instant()).isEqualTo(NOON);
    }

    @Test
    void isMovedTogetherWithItsTwinsInOtherZones() {
        Clock madrid = clock.withZone(ZoneId.of("Europe/Madrid"));

        clock.advance(Duration.ofDays(1));

        assertThat(madrid.instant()).isEqualTo(clock.instant());
        assertThat(madrid.getZone()).isEqualTo(ZoneId.of("Europe/Madrid"));
    }

    @Test
    void losesNoMoveOfACrowd() {
        Crowd.of(16, i -> {
            clock.advance(Duration.ofSeconds(1));
            return i;
        });

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(16));
    }
}
