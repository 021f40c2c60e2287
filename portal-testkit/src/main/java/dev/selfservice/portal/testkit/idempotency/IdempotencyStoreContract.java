// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.spi.IdempotencyStore;
import dev.selfservice.portal.spi.IdempotencyStore.Effect;
import dev.selfservice.portal.testkit.Crowd;
import dev.selfservice.portal.testkit.Samples;
import dev.selfservice.portal.testkit.StoreContract;
import dev.selfservice.portal.testkit.verdict.VerdictItem;
import dev.selfservice.portal.testkit.verdict.WritesVerdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every {@link IdempotencyStore} must do. Extend it and say how to make one. */
@ExtendWith(WritesVerdict.class)
public abstract class IdempotencyStoreContract extends StoreContract {

    private static final String ROUTE = "POST /requests";

    private final PersonId actor = Samples.person().id();
    private final String key = "key-" + Samples.id();

    private IdempotencyStore effects() {
        return stores().idempotency();
    }

    private Effect effect(UUID subject) {
        return new Effect(actor, ROUTE, key, "digest", subject, "the answer \u00FC".getBytes(StandardCharsets.UTF_8));
    }

    private Effect effect() {
        return effect(Samples.id());
    }

    private Optional<Effect> find() {
        return read(() -> effects().find(actor, ROUTE, key));
    }

    /** Inserts in a transaction of its own; a conflict counts as false, as the interface allows. */
    private boolean insert(Effect effect, Duration keep) {
        try {
            return commit(() -> effects().insert(effect, keep));
        } catch (ConflictException refusal) {
            assertThat(refusal.code()).isEqualTo("duplicate");
            return false;
        }
    }

    private void assertKept(Effect expected) {
        assertThat(find()).hasValueSatisfying(kept -> {
            assertThat(kept).usingRecursiveComparison().isEqualTo(expected);
        });
    }

    @Nested
    @VerdictItem("keeps effects")
    class Keeping {

        @Test
        void returnsWhatWasStored() {
            byte[] everyByte = new byte[256];
            for (int i = 0; i < everyByte.length; i++) {
                everyByte[i] = (byte) i;
            }
            Effect effect = new Effect(actor, ROUTE, key, "digest", Samples.id(), everyByte);

            assertThat(insert(effect, LONG)).isTrue();

            assertKept(effect);
        }

        @Test
        void keepsAnEmptyAnswerAndALargeOne() {
            Effect empty = new Effect(actor, ROUTE, key, "digest", Samples.id(), new byte[0]);
            Effect large = new Effect(actor, "POST /large", key, "digest", Samples.id(), new byte[200_000]);
            insert(empty, LONG);
            insert(large, LONG);

            assertKept(empty);
            assertThat(read(() -> effects().find(actor, "POST /large", key)))
                    .hasValueSatisfying(kept -> assertThat(kept.answer()).isEqualTo(large.answer()));
        }

        @Test
        void knowsNothingOfOtherActorsRoutesAndKeys() {
            insert(effect(), LONG);

            assertThat(read(() -> effects().find(Samples.person().id(), ROUTE, key)))
                    .isEmpty();
            assertThat(read(() -> effects().find(actor, "POST /tokens", key))).isEmpty();
            assertThat(read(() -> effects().find(actor, ROUTE, key.toUpperCase(Locale.ROOT))))
                    .isEmpty();
        }

        @Test
        void forgetsAnEffectThatWasRolledBack() {
            rollBack(() -> effects().insert(effect(), LONG));

            assertThat(find()).isEmpty();
            assertThat(insert(effect(), LONG)).isTrue();
        }
    }

    @Nested
    @VerdictItem("lets a command take effect once")
    class Once {

        @Test
        void refusesTheSameKeyAgain() {
            Effect first = effect();
            insert(first, LONG);

            assertThat(insert(effect(), LONG)).isFalse();

            assertKept(first);
        }

        @Test
        void letsExactlyOneOfACrowdInsert() {
            Crowd.Result<UUID> result = Crowd.of(CROWD, i -> {
                UUID subject = Samples.id();
                return insert(effect(subject), LONG) ? subject : new UUID(0, 0);
            });

            assertThat(result.failures()).isEmpty();
            assertThat(result.answers())
                    .filteredOn(subject -> !subject.equals(new UUID(0, 0)))
                    .singleElement()
                    .satisfies(
                            subject -> assertThat(find()).map(Effect::subject).contains(subject));
        }

        @Test
        void takesTheKeyOfAnotherActorAndOfAnotherRoute() {
            insert(effect(), LONG);

            assertThat(insert(new Effect(Samples.person().id(), ROUTE, key, "d", Samples.id(), new byte[0]), LONG))
                    .isTrue();
            assertThat(insert(new Effect(actor, "POST /tokens", key, "d", Samples.id(), new byte[0]), LONG))
                    .isTrue();
        }
    }

    @Nested
    @VerdictItem("forgets effects whose time has passed")
    class Forgetting {

        @Test
        void findsNothingAfterItsTime() {
            insert(effect(), BRIEF);
            moment();

            assertThat(find()).isEmpty();
        }

        @Test
        void takesAKeyAgainAfterItsTimeThoughNobodyCleanedUp() {
            insert(effect(), BRIEF);
            moment();
            Effect next = effect();

            assertThat(insert(next, LONG)).isTrue();

            assertKept(next);
        }

        @Test
        void cleansUpNoMoreThanAskedForAndNothingThatIsKept() {
            insert(effect(), LONG);
            for (int i = 0; i < 3; i++) {
                insert(new Effect(actor, ROUTE, key + i, "d", Samples.id(), new byte[0]), BRIEF);
            }
            moment();

            assertThat(commit(() -> effects().purge(2))).isEqualTo(2);
            assertThat(commit(() -> effects().purge(1_000))).isPositive();
            assertThat(commit(() -> effects().purge(1_000))).isZero();
            assertThat(find()).isPresent();
        }
    }
}
