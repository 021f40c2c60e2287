// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.events.Topic;
import dev.selfservice.portal.events.spi.Change;
import dev.selfservice.portal.events.spi.ChangeStore;
import dev.selfservice.portal.events.spi.StoredChange;
import dev.selfservice.portal.testkit.AwkwardTexts;
import dev.selfservice.portal.testkit.Crowd;
import dev.selfservice.portal.testkit.Samples;
import dev.selfservice.portal.testkit.StoreContract;
import dev.selfservice.portal.testkit.verdict.VerdictItem;
import dev.selfservice.portal.testkit.verdict.WritesVerdict;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every {@link ChangeStore} must do. Extend it and say how to make one. */
@ExtendWith(WritesVerdict.class)
public abstract class ChangeStoreContract extends StoreContract {

    private static final int MOST = 1_000;
    private static final int LONGEST_ID = 255;

    private long before;

    private ChangeStore changes() {
        return stores().changes();
    }

    private static Change change() {
        return new Change(
                Topic.TASK, Samples.id(), Set.of(Grantee.user(Samples.person().id())));
    }

    private Change append(Change change) {
        commit(() -> changes().append(List.of(change)));
        return change;
    }

    private List<StoredChange> fresh() {
        return read(() -> changes().after(before, MOST));
    }

    private List<Change> freshChanges() {
        return fresh().stream().map(StoredChange::change).toList();
    }

    @BeforeEach
    void look() {
        before = read(() -> changes().newest());
    }

    @Nested
    @VerdictItem("keeps changes")
    class Keeping {

        @Test
        void returnsWhatWasAppendedInOrder() {
            Change one = change();
            Change two = new Change(
                    Topic.ASSIGNMENT,
                    Samples.id(),
                    Set.of(
                            Grantee.user(Samples.person().id()),
                            Grantee.parse("group:helpdesk"),
                            Grantee.parse("role:a")));
            Change three = change();

            commit(() -> changes().append(List.of(one, two)));
            append(three);

            assertThat(freshChanges()).containsExactly(one, two, three);
            assertThat(fresh()).extracting(StoredChange::position).isSorted().doesNotHaveDuplicates();
        }

        @Test
        void countsPositionsUpByOne() {
            commit(() -> changes().append(List.of(change(), change(), change())));

            long first = fresh().get(0).position();

            assertThat(fresh()).extracting(StoredChange::position).containsExactly(first, first + 1, first + 2);
            assertThat(read(() -> changes().newest())).isEqualTo(first + 2);
        }

        @Test
        void returnsAtMostWhatIsAskedForAndGoesOnFromThere() {
            commit(() -> changes().append(List.of(change(), change(), change())));

            List<StoredChange> two = read(() -> changes().after(before, 2));
            List<StoredChange> rest = read(() -> changes().after(two.get(1).position(), 2));

            assertThat(two).hasSize(2);
            assertThat(rest).hasSize(1);
            assertThat(fresh()).containsExactly(two.get(0), two.get(1), rest.get(0));
        }

        @Test
        void keepsTheLargestAudienceAndEveryName() {
            Set<Grantee> awkward = new LinkedHashSet<>();
            AwkwardTexts.upTo(LONGEST_ID).stream()
                    .filter(text -> text.chars().noneMatch(Character::isISOControl))
                    .forEach(text -> awkward.add(new Grantee(Grantee.Kind.GROUP, text)));
            IntStream.range(awkward.size(), Change.MOST)
                    .forEach(i -> awkward.add(new Grantee(Grantee.Kind.USER, i + "\"".repeat(LONGEST_ID - 2))));

            Change change = append(new Change(Topic.REQUEST, Samples.id(), awkward));

            assertThat(freshChanges()).containsExactly(change);
        }
    }

    @Nested
    @VerdictItem("goes with its transaction")
    class Transacting {

        @Test
        void neverShowsWhatWasRolledBack() {
            rollBack(() -> changes().append(List.of(change(), change())));
            Change kept = append(change());

            assertThat(freshChanges()).containsExactly(kept);
        }

        @Test
        void showsAtItsPlaceWhatIsCommittedAfterALaterOne() {
            Change early = change();
            Change late = change();

            commit(() -> {
                changes().append(List.of(early));
                append(late);
            });

            List<StoredChange> both = fresh();
            assertThat(both).extracting(StoredChange::change).containsExactly(early, late);
            long place = both.get(0).position();
            assertThat(read(() -> changes().among(List.of(place)))).containsExactly(both.get(0));
        }

        @Test
        void findsOfSomePositionsThoseThatAreThere() {
            commit(() -> changes().append(List.of(change(), change(), change())));
            List<StoredChange> all = fresh();
            List<Long> wanted = List.of(
                    all.get(2).position(), all.get(0).position(), all.get(2).position() + 1_000);

            assertThat(read(() -> changes().among(wanted))).containsExactly(all.get(0), all.get(2));
            assertThat(read(() -> changes().among(List.of()))).isEmpty();
        }

        @Test
        void losesNothingWhenManyAppendAtOnce() {
            Crowd.Result<Change> result = Crowd.of(CROWD, i -> append(change()));

            assertThat(result.failures()).isEmpty();
            assertThat(freshChanges()).containsExactlyInAnyOrderElementsOf(result.answers());
        }
    }

    @Nested
    @VerdictItem("drops old changes")
    class Purging {

        @Test
        void dropsTheOldestAtMostSoMany() {
            commit(() -> changes().append(List.of(change(), change(), change())));
            long kept = fresh().get(2).position();
            moment();
            int older = read(() -> changes().after(0, MOST)).size();

            int dropped = commit(() -> changes().purge(BRIEF, older - 1));

            assertThat(dropped).isEqualTo(older - 1);
            assertThat(read(() -> changes().after(0, MOST)))
                    .extracting(StoredChange::position)
                    .containsExactly(kept);
        }

        @Test
        void keepsWhatIsYoung() {
            Change young = append(change());

            commit(() -> changes().purge(Duration.ofHours(1), MOST));

            assertThat(freshChanges()).containsExactly(young);
        }

        @Test
        void neverUsesAPositionAgain() {
            append(change());
            long used = fresh().get(0).position();
            moment();
            commit(() -> changes().purge(BRIEF, MOST));

            append(change());

            assertThat(fresh()).extracting(StoredChange::position).allMatch(position -> position > used);
        }
    }
}
