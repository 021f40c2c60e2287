// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.events.spi.AnnouncesChanges;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AnnouncedChangesTest {
    private static final long PATIENCE = 10;

    @Test
    void oneNodeHearsWhatAnotherAnnouncesAndGivesItsConnectionBack() throws InterruptedException {
        try (TestDatabase database = Databases.POSTGRESQL.fresh();
                JpaStores one = JpaStores.on(database.source());
                JpaStores two = JpaStores.on(database.source())) {
            Semaphore heard = new Semaphore(0);
            AnnouncesChanges.Listening listening = ((AnnouncesChanges) two.changes()).listen(heard::release);
            try (listening) {
                // Once because it has begun to listen, whatever was said before.
                assertThat(heard.tryAcquire(PATIENCE, TimeUnit.SECONDS)).isTrue();

                ((AnnouncesChanges) one.changes()).announce();

                assertThat(heard.tryAcquire(PATIENCE, TimeUnit.SECONDS)).isTrue();
            }
            ((AnnouncesChanges) one.changes()).announce();
            assertThat(heard.tryAcquire(500, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    @Test
    void derbyGivesNoHint() {
        assertThat(Databases.DERBY.stores().changes()).isNotInstanceOf(AnnouncesChanges.class);
    }
}
