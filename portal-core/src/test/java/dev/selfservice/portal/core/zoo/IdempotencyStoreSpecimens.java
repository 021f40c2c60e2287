// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import static dev.selfservice.portal.core.zoo.StoreMistake.anew;
import static dev.selfservice.portal.core.zoo.StoreMistake.argument;
import static dev.selfservice.portal.core.zoo.StoreMistake.in;
import static dev.selfservice.portal.core.zoo.StoreMistake.keepsWhatWasRolledBack;

import dev.selfservice.portal.spi.IdempotencyStore;
import dev.selfservice.portal.spi.IdempotencyStore.Effect;
import dev.selfservice.portal.testkit.zoo.Specimen;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;

/** Stores of effects with one mistake each. */
final class IdempotencyStoreSpecimens {

    private static final int LONGEST = 65_536;

    private IdempotencyStoreSpecimens() {}

    static List<Specimen> all() {
        return Stream.of(keeping(), once(), forgetting()).flatMap(List::stream).toList();
    }

    private static List<Specimen> keeping() {
        return List.of(
                broken(
                        "returnsWhatWasStored",
                        "takes each answer for a text",
                        argument(
                                IdempotencyStore.class,
                                "insert",
                                Effect.class,
                                effect -> Altered.of(
                                        effect,
                                        "answer",
                                        new String(effect.answer(), StandardCharsets.UTF_8)
                                                .getBytes(StandardCharsets.UTF_8)))),
                broken(
                        "keepsAnEmptyAnswerAndALargeOne",
                        "keeps 64 KiB of an answer",
                        argument(
                                IdempotencyStore.class,
                                "insert",
                                Effect.class,
                                effect -> Altered.of(
                                        effect,
                                        "answer",
                                        Arrays.copyOf(effect.answer(), Math.min(effect.answer().length, LONGEST))))),
                broken(
                        "knowsNothingOfOtherActorsRoutesAndKeys",
                        "ignores the case of keys",
                        in(
                                IdempotencyStore.class,
                                "find",
                                (effects, with) -> with.soundWith(
                                        2, with.the(2, String.class).toLowerCase(Locale.ROOT)))),
                broken(
                        "forgetsAnEffectThatWasRolledBack",
                        "keeps an effect that was rolled back",
                        keepsWhatWasRolledBack(IdempotencyStore.class, "insert")));
    }

    private static List<Specimen> once() {
        return List.of(
                broken(
                        "refusesTheSameKeyAgain",
                        "says yes when a key comes again",
                        in(
                                IdempotencyStore.class,
                                "insert",
                                (effects, with) -> with.sound().equals(true) || with.atHome())),
                broken(
                        "letsExactlyOneOfACrowdInsert",
                        "says yes to each of a crowd",
                        CrowdMistake.yesToEach(IdempotencyStore.class, "insert")),
                broken(
                        "takesTheKeyOfAnotherActorAndOfAnotherRoute",
                        "lets one person only use a key",
                        remembering(kept -> in(IdempotencyStore.class, "insert", (effects, with) -> {
                            Effect effect = with.the(Effect.class);
                            boolean others = kept.stream()
                                    .anyMatch(each -> each.key().equals(effect.key())
                                            && !each.actor().equals(effect.actor()));
                            return !others && with.sound().equals(true);
                        }))));
    }

    private static List<Specimen> forgetting() {
        return List.of(
                broken(
                        "findsNothingAfterItsTime",
                        "finds an effect whose time has passed",
                        remembering(kept -> in(IdempotencyStore.class, "find", (effects, with) -> {
                            Optional<?> found = (Optional<?>) with.sound();
                            return found.isPresent()
                                    ? found
                                    : kept.stream()
                                            .filter(each -> key(each).equals(Arrays.asList(with.with())))
                                            .findFirst();
                        }))),
                broken(
                        "takesAKeyAgainAfterItsTimeThoughNobodyCleanedUp",
                        "refuses a key until it is purged",
                        remembering(kept -> in(IdempotencyStore.class, "insert", (effects, with) -> {
                            List<Object> wanted = key(with.the(Effect.class));
                            return kept.stream()
                                            .map(IdempotencyStoreSpecimens::key)
                                            .noneMatch(wanted::equals)
                                    && with.sound().equals(true);
                        }))),
                broken(
                        "cleansUpNoMoreThanAskedForAndNothingThatIsKept",
                        "drops as many as there are",
                        argument(IdempotencyStore.class, "purge", Integer.class, most -> Integer.MAX_VALUE)));
    }

    /** Hands out the effects whose transactions were committed. */
    private static StoreMistake remembering(Function<List<Effect>, StoreMistake> mistake) {
        return anew(() -> {
            List<Effect> kept = new CopyOnWriteArrayList<>();
            return mistake.apply(kept).and(in(IdempotencyStore.class, "insert", (effects, with) -> {
                boolean fresh = with.sound().equals(true);
                if (fresh) {
                    with.stores().transactions().afterCommit(() -> kept.add(with.the(Effect.class)));
                }
                return fresh;
            }));
        });
    }

    private static List<Object> key(Effect effect) {
        return List.of(effect.actor(), effect.route(), effect.key());
    }

    private static Specimen broken(String clause, String mistake, StoreMistake damage) {
        return Specimen.of(StoresInZoo.Idempotency.class, clause, mistake, () -> damage);
    }
}
