// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.testkit.Crowd;
import dev.selfservice.portal.testkit.MovableClock;
import dev.selfservice.portal.testkit.Samples;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What holds in memory beyond the contracts. */
class InMemoryTablesTest {

    private final MovableClock clock = MovableClock.at(Samples.MONDAY);
    private final InMemoryStores stores = new InMemoryStores(clock);
    private final PersonId person = Samples.person().id();

    private void put(String hash) {
        stores.passwords().put(person, hash);
    }

    @Test
    void readersDoNotWaitForAWriterAndSeeWhatIsCommitted() {
        stores.transactions().run(() -> put("old"));

        stores.transactions().run(() -> {
            put("new");
            // The reader comes back while this transaction is still under way.
            Crowd.Result<Optional<String>> reader = Crowd.of(
                    1, i -> stores.transactions().read(() -> stores.passwords().find(person)));
            assertThat(reader.answers()).containsExactly(Optional.of("old"));
        });
    }

    @Test
    void writingNeedsATransaction() {
        assertThatIllegalStateException().isThrownBy(() -> put("stray"));
        assertThatIllegalStateException().isThrownBy(() -> stores.transactions().read(() -> {
            put("stray");
            return true;
        }));
        assertThat(stores.passwords().find(person)).isEmpty();
    }

    @Test
    void aTransactionOfItsOwnRefusesARowThatTheOneAroundHasChanged() {
        assertThatIllegalStateException()
                .isThrownBy(() -> stores.transactions().run(() -> {
                    put("outside");
                    stores.transactions().callNew(() -> {
                        put("inside");
                        return true;
                    });
                }))
                .withMessageContaining("same row");
        assertThat(stores.passwords().find(person)).isEmpty();
    }

    @Test
    void countersUntouchedForADayAreDropped() {
        stores.transactions().run(() -> stores.attempts().raise("old", Duration.ofDays(9)));
        clock.advance(Duration.ofDays(1).plusMillis(1));
        stores.transactions().run(() -> stores.attempts().raise("fresh", Duration.ofDays(9)));

        int dropped = stores.transactions().call(() -> stores.attempts().purge(10));

        assertThat(dropped).isOne();
        assertThat(stores.attempts().find("old", Duration.ofDays(9))).isEmpty();
        assertThat(stores.attempts().find("fresh", Duration.ofDays(9))).isPresent();
    }
}
