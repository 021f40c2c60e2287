// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import static dev.selfservice.portal.core.zoo.StoreMistake.anew;
import static dev.selfservice.portal.core.zoo.StoreMistake.answer;
import static dev.selfservice.portal.core.zoo.StoreMistake.argument;
import static dev.selfservice.portal.core.zoo.StoreMistake.in;
import static dev.selfservice.portal.core.zoo.StoreMistake.keepsWhatWasRolledBack;
import static dev.selfservice.portal.core.zoo.StoreMistake.nothing;

import dev.selfservice.portal.signin.spi.AttemptStore;
import dev.selfservice.portal.signin.spi.AttemptStore.Count;
import dev.selfservice.portal.testkit.zoo.Specimen;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Stores of tries with one mistake each. */
final class AttemptStoreSpecimens {

    private static final Duration DAY = Duration.ofDays(1);

    private AttemptStoreSpecimens() {}

    static List<Specimen> all() {
        return Stream.of(counting(), together(), forgetting())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Specimen> counting() {
        return List.of(
                broken(
                        "countsFromOneOnAndTellsTheTimes",
                        "takes the first try for the present",
                        answer(
                                AttemptStore.class,
                                "raise",
                                (Count count) -> new Count(count.tries(), count.since(), count.last(), count.since()))),
                broken(
                        "returnsTheCountAsItWasRaised",
                        "finds the first try as the last",
                        answer(
                                AttemptStore.class,
                                "find",
                                (Optional<Count> found) -> found.map(
                                        count -> new Count(count.tries(), count.since(), count.since(), count.now())))),
                broken(
                        "keepsKeysApart",
                        "keeps one counter for all keys",
                        argument(AttemptStore.class, "raise", String.class, key -> "all")
                                .and(argument(AttemptStore.class, "find", String.class, key -> "all"))
                                .and(argument(AttemptStore.class, "clear", String.class, key -> "all"))));
    }

    private static List<Specimen> together() {
        return List.of(
                broken(
                        "countsEveryTryOfACrowd",
                        "counts the tries of a crowd as one",
                        in(AttemptStore.class, "raise", (attempts, with) -> found(attempts, with)
                                        .orElseGet(() -> (Count) with.sound()))
                                .inACrowd()),
                broken(
                        "takesATryBackWithItsTransaction",
                        "keeps a try that was rolled back",
                        keepsWhatWasRolledBack(AttemptStore.class, "raise")));
    }

    private static List<Specimen> forgetting() {
        return List.of(
                broken(
                        "beginsAnewWhenTheWindowSinceTheFirstTryHasPassed",
                        "counts the window from the last try",
                        in(AttemptStore.class, "raise", AttemptStoreSpecimens::sinceTheLast)
                                .and(in(AttemptStore.class, "find", AttemptStoreSpecimens::sinceTheLast))),
                broken("clearsACounter", "never clears a counter", nothing(AttemptStore.class, "clear")),
                broken("keepsCountersThatWereTouchedOfLate", "drops what was touched just now", anew(() -> {
                    Set<String> keys = new HashSet<>();
                    return in(AttemptStore.class, "raise", (attempts, with) -> {
                                keys.add(with.the(String.class));
                                return with.sound();
                            })
                            .and(in(AttemptStore.class, "purge", (attempts, with) -> {
                                keys.forEach(attempts::clear);
                                return keys.size();
                            }));
                })));
    }

    private static Object sinceTheLast(AttemptStore attempts, StoreCall with) {
        Duration window = with.the(Duration.class);
        boolean goesOn = attempts.find(with.the(String.class), DAY)
                .filter(count -> count.last().plus(window).isAfter(count.now()))
                .isPresent();
        return goesOn ? with.soundWith(Duration.class, DAY) : with.sound();
    }

    private static Optional<Count> found(AttemptStore attempts, StoreCall with) {
        return attempts.find(with.the(String.class), with.the(Duration.class));
    }

    private static Specimen broken(String clause, String mistake, StoreMistake damage) {
        return Specimen.of(StoresInZoo.Attempts.class, clause, mistake, () -> damage);
    }
}
