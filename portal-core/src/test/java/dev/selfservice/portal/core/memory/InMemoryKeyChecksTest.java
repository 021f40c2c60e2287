// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.memory;

import dev.selfservice.portal.plugins.spi.PortalStores;
import dev.selfservice.portal.testkit.MovableClock;
import dev.selfservice.portal.testkit.Samples;
import dev.selfservice.portal.testkit.keys.KeyChecksContract;
import java.time.Clock;
import java.time.Duration;

class InMemoryKeyChecksTest extends KeyChecksContract {

    private final MovableClock clock = MovableClock.at(Samples.MONDAY.plus(Duration.ofDays(1)));
    private final InMemoryStores stores = new InMemoryStores(clock);

    @Override
    protected PortalStores stores() {
        return stores;
    }

    @Override
    protected Clock clock() {
        return clock;
    }

    @Override
    protected void pass(Duration time) {
        clock.advance(time);
    }
}
