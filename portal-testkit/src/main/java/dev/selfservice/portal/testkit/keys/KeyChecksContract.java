// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.keys.spi.KeepsKeyChecks;
import dev.selfservice.portal.testkit.Crowd;
import dev.selfservice.portal.testkit.StoreContract;
import dev.selfservice.portal.testkit.verdict.VerdictItem;
import dev.selfservice.portal.testkit.verdict.WritesVerdict;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What stores with the ability {@link KeepsKeyChecks} must do. Extend it and say how to make them: best stores that no portal uses. */
@ExtendWith(WritesVerdict.class)
public abstract class KeyChecksContract extends StoreContract {

    /** Beyond the versions of real keys: a portal on these stores would be sealed, for it has no such key. */
    private static final AtomicInteger VERSIONS = new AtomicInteger(1_000_000);

    private final int version = VERSIONS.incrementAndGet();

    private KeepsKeyChecks checks() {
        return (KeepsKeyChecks) stores();
    }

    private static byte[] value(int first) {
        byte[] value = new byte[32];
        value[0] = (byte) first;
        return value;
    }

    @Nested
    @VerdictItem("recognises keys")
    class Recognising {

        @Test
        void keepsTheFirstValueOfAVersion() {
            assertThat(commit(() -> checks().insertKeyCheck(version, value(1)))).isTrue();
            assertThat(commit(() -> checks().insertKeyCheck(version, value(2)))).isFalse();

            assertThat(read(() -> checks().keyChecks()).get(version)).isEqualTo(value(1));
        }

        @Test
        void forgetsWhatWasRolledBack() {
            rollBack(() -> checks().insertKeyCheck(version, value(1)));

            assertThat(read(() -> checks().keyChecks())).doesNotContainKey(version);
        }

        @Test
        void letsOneOfManyNodesWin() {
            Crowd.Result<Boolean> all =
                    Crowd.of(CROWD, node -> commit(() -> checks().insertKeyCheck(version, value(node))));

            assertThat(all.failures()).isEmpty();
            assertThat(all.answers()).containsOnlyOnce(true);
            assertThat(read(() -> checks().keyChecks()).get(version))
                    .isEqualTo(value(all.answers().indexOf(true)));
        }
    }
}
