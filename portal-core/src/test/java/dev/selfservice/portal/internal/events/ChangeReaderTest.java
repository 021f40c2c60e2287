// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.core.memory.InMemoryStores;
import dev.selfservice.portal.events.Topic;
import dev.selfservice.portal.events.spi.Change;
import dev.selfservice.portal.events.spi.ChangeStore;
import dev.selfservice.portal.events.spi.StoredChange;
import dev.selfservice.portal.testkit.Samples;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ChangeReaderTest {

    private final Rows rows = new Rows();
    private long nanos;
    private final ChangeReader reader =
            new ChangeReader(rows, new InMemoryStores(Clock.systemUTC()).transactions(), () -> nanos);

    /** What is committed, in whatever order the test says. */
    private static final class Rows implements ChangeStore {

        private final TreeMap<Long, StoredChange> committed = new TreeMap<>();

        void commit(long... positions) {
            for (long position : positions) {
                Change change = new Change(Topic.TASK, Samples.id(), Set.of(Grantee.parse("user:ana")));
                committed.put(position, new StoredChange(position, change));
            }
        }

        @Override
        public void append(List<Change> changes) {
            throw new IllegalStateException("readers do not write");
        }

        @Override
        public List<StoredChange> after(long position, int most) {
            return committed.tailMap(position, false).values().stream()
                    .limit(most)
                    .toList();
        }

        @Override
        public List<StoredChange> among(Collection<Long> positions) {
            return committed.values().stream()
                    .filter(each -> positions.contains(each.position()))
                    .toList();
        }

        @Override
        public long newest() {
            return committed.isEmpty() ? 0 : committed.lastKey();
        }

        @Override
        public int purge(Duration age, int most) {
            throw new IllegalStateException("readers do not write");
        }
    }

    private List<Long> positions() {
        return reader.read().stream().map(seen -> seen.stored().position()).toList();
    }

    @Test
    void readsEachChangeOnce() {
        reader.begin();
        rows.commit(1, 2);

        assertThat(positions()).containsExactly(1L, 2L);
        assertThat(positions()).isEmpty();
    }

    @Test
    void readsWhatIsCommittedAfterItsSuccessor() {
        reader.begin();
        rows.commit(1, 4);
        assertThat(positions()).containsExactly(1L, 4L);
        rows.commit(5, 3);

        assertThat(positions()).containsExactly(3L, 5L);

        rows.commit(2);
        assertThat(positions()).containsExactly(2L);
        assertThat(reader.settled()).isEqualTo(5);
    }

    @Test
    void aStreamGoesOnBeforeWhatIsStillMissing() {
        reader.begin();
        rows.commit(1, 3, 4);

        List<SeenChange> seen = reader.read();

        assertThat(seen).extracting(SeenChange::settled).containsExactly(1L, 1L, 1L);
        rows.commit(2);
        assertThat(reader.read()).extracting(SeenChange::settled).containsExactly(4L);
    }

    @Test
    void whatWasRolledBackIsGivenUpAfterAMinute() {
        reader.begin();
        rows.commit(1, 3);
        positions();
        nanos = ChangeReader.PATIENCE.toNanos();
        positions();
        assertThat(reader.settled()).isEqualTo(1);

        nanos++;
        positions();

        assertThat(reader.settled()).isEqualTo(3);
    }

    @Test
    void aLongGapIsNotLookedForInItsWholeLength() {
        reader.begin();
        rows.commit(1, 1_000_000);
        assertThat(positions()).containsExactly(1L, 1_000_000L);

        rows.commit(999_999, 999_000);

        assertThat(positions()).containsExactly(999_000L, 999_999L);
    }

    @Test
    void beginsALittleBeforeTheNewestAndMissesNothingThatWasPurged() {
        rows.commit(LongStream.rangeClosed(5_000, 5_010).toArray());

        assertThat(reader.begin()).isEqualTo(5_010 - ChangeReader.KEEP);

        assertThat(positions()).hasSize(11);
        assertThat(reader.settled()).isEqualTo(5_010);
    }

    @Test
    void readsMoreThanOneBlock() {
        reader.begin();
        rows.commit(LongStream.rangeClosed(1, 1_234).toArray());

        assertThat(positions()).hasSize(1_234);
    }
}
