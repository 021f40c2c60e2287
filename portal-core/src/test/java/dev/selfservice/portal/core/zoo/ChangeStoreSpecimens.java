// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import static dev.selfservice.portal.core.zoo.StoreMistake.anew;
import static dev.selfservice.portal.core.zoo.StoreMistake.answer;
import static dev.selfservice.portal.core.zoo.StoreMistake.argument;
import static dev.selfservice.portal.core.zoo.StoreMistake.in;
import static dev.selfservice.portal.core.zoo.StoreMistake.keepsWhatWasRolledBack;
import static dev.selfservice.portal.core.zoo.StoreMistake.nothing;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.events.Topic;
import dev.selfservice.portal.events.spi.Change;
import dev.selfservice.portal.events.spi.ChangeStore;
import dev.selfservice.portal.events.spi.StoredChange;
import dev.selfservice.portal.testkit.zoo.Specimen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stores of changes with one mistake each. */
final class ChangeStoreSpecimens {

    private static final int MANY = 10_000;

    private ChangeStoreSpecimens() {}

    static List<Specimen> all() {
        return Stream.of(keeping(), reading(), transacting(), purging())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Specimen> keeping() {
        return List.of(
                broken(
                        "returnsWhatWasAppendedInOrder",
                        "takes an assignment for a request",
                        changes(change -> change.topic() == Topic.ASSIGNMENT
                                ? Altered.of(change, "topic", Topic.REQUEST)
                                : change)),
                broken(
                        "keepsTheLargestAudienceAndEveryName",
                        "keeps an audience of ten",
                        changes(change -> Altered.change(change, "audience", (Set<Grantee> all) -> all.stream()
                                .limit(10)
                                .collect(Collectors.toSet())))),
                broken("countsPositionsUpByOne", "counts positions up by two", countsByTwo()));
    }

    private static List<Specimen> reading() {
        return List.of(
                broken(
                        "returnsAtMostWhatIsAskedForAndGoesOnFromThere",
                        "returns all that it has",
                        in(ChangeStore.class, "after", (changes, with) -> with.soundWith(1, MANY))),
                broken(
                        "findsOfSomePositionsThoseThatAreThere",
                        "answers in another order than that of the positions",
                        answer(ChangeStore.class, "among", (List<StoredChange> found) -> {
                            List<StoredChange> turned = new ArrayList<>(found);
                            Collections.reverse(turned);
                            return turned;
                        })));
    }

    private static List<Specimen> transacting() {
        return List.of(
                broken(
                        "neverShowsWhatWasRolledBack",
                        "keeps changes that were rolled back",
                        keepsWhatWasRolledBack(ChangeStore.class, "append")),
                broken(
                        "showsAtItsPlaceWhatIsCommittedAfterALaterOne",
                        "shows changes in the order of their commits",
                        anew(ChangeStoreSpecimens::inOrderOfCommits)),
                broken(
                        "losesNothingWhenManyAppendAtOnce",
                        "loses what a crowd appends",
                        nothing(ChangeStore.class, "append").inACrowd()));
    }

    private static List<Specimen> purging() {
        return List.of(
                broken(
                        "dropsTheOldestAtMostSoMany",
                        "drops all that is old enough",
                        in(ChangeStore.class, "purge", (changes, with) -> with.soundWith(1, MANY))),
                broken(
                        "keepsWhatIsYoung",
                        "drops changes of any age",
                        argument(ChangeStore.class, "purge", Duration.class, age -> Duration.ZERO)),
                broken(
                        "neverUsesAPositionAgain",
                        "begins to count anew when nothing is left",
                        anew(ChangeStoreSpecimens::beginsAnew)));
    }

    private static StoreMistake countsByTwo() {
        return stored(each -> new StoredChange(2 * each.position(), each.change()))
                .and(in(ChangeStore.class, "newest", (changes, with) -> 2 * changes.newest()))
                .and(in(
                        ChangeStore.class,
                        "after",
                        (changes, with) -> changes.after(with.the(Long.class) / 2, with.the(Integer.class))))
                .and(in(
                        ChangeStore.class,
                        "among",
                        (changes, with) -> changes.among(with.all(Long.class).stream()
                                .map(position -> position / 2)
                                .toList())));
    }

    private static StoreMistake inOrderOfCommits() {
        List<UUID> committed = new CopyOnWriteArrayList<>();
        return in(ChangeStore.class, "append", (changes, with) -> {
                    List<UUID> ids =
                            with.all(Change.class).stream().map(Change::id).toList();
                    with.stores().transactions().afterCommit(() -> committed.addAll(ids));
                    return with.sound();
                })
                .and(answer(ChangeStore.class, "after", (List<StoredChange> found) -> found.stream()
                        .sorted(Comparator.comparing(
                                each -> committed.indexOf(each.change().id())))
                        .toList()));
    }

    private static StoreMistake beginsAnew() {
        AtomicLong begin = new AtomicLong();
        return in(ChangeStore.class, "purge", (changes, with) -> {
                    long last = changes.newest();
                    Object dropped = with.sound();
                    if (changes.newest() == 0) {
                        begin.set(last);
                    }
                    return dropped;
                })
                .and(in(
                        ChangeStore.class,
                        "after",
                        (changes, with) ->
                                changes.after(with.the(Long.class) + begin.get(), with.the(Integer.class)).stream()
                                        .map(each -> new StoredChange(each.position() - begin.get(), each.change()))
                                        .toList()));
    }

    private static StoreMistake changes(UnaryOperator<Change> change) {
        return stored(each -> new StoredChange(each.position(), change.apply(each.change())));
    }

    private static StoreMistake stored(UnaryOperator<StoredChange> change) {
        UnaryOperator<List<StoredChange>> all =
                found -> found.stream().map(change).toList();
        return answer(ChangeStore.class, "after", all).and(answer(ChangeStore.class, "among", all));
    }

    private static Specimen broken(String clause, String mistake, StoreMistake damage) {
        return Specimen.of(StoresInZoo.Changes.class, clause, mistake, () -> damage);
    }
}
