// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfservice.portal.keys.spi.KeyProvider;
import dev.selfservice.portal.keys.spi.KeyPurpose;
import dev.selfservice.portal.testkit.Crowd;
import dev.selfservice.portal.testkit.verdict.VerdictItem;
import dev.selfservice.portal.testkit.verdict.WritesVerdict;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every {@link KeyProvider} must do. Extend it and say how to make one. */
@ExtendWith(WritesVerdict.class)
@VerdictItem("KeyProvider")
public abstract class KeyProviderContract {

    private static final int MAC_BYTES = 32;
    private static final int CROWD = 16;
    private static final String TEXT = "what is to be protected";

    /** Returns the provider. Called again in a test it returns the one after a restart, with the same keys. */
    protected abstract KeyProvider keys();

    @Test
    void eachPurposeHasAnActiveVersionThatWorks() {
        KeyProvider keys = keys();

        for (KeyPurpose purpose : KeyPurpose.values()) {
            assertThat(keys.mac(purpose, keys.activeVersion(purpose), data())).hasSize(MAC_BYTES);
        }
    }

    @Test
    void theSameDataHasTheSameMacAlsoAfterARestart() {
        byte[] before = mac(keys(), KeyPurpose.AUDIT, data());

        assertThat(mac(keys(), KeyPurpose.AUDIT, data())).isEqualTo(before);
    }

    @Test
    void otherDataHasAnotherMac() {
        byte[] other = data();
        other[0] ^= 1;

        assertThat(mac(keys(), KeyPurpose.AUDIT, other)).isNotEqualTo(mac(keys(), KeyPurpose.AUDIT, data()));
        assertThat(mac(keys(), KeyPurpose.AUDIT, new byte[0])).hasSize(MAC_BYTES);
    }

    @Test
    void noTwoPurposesShareAKey() {
        KeyProvider keys = keys();
        Set<String> macs = new HashSet<>();

        for (KeyPurpose purpose : KeyPurpose.values()) {
            macs.add(Arrays.toString(mac(keys, purpose, data())));
        }

        assertThat(macs).hasSize(KeyPurpose.values().length);
    }

    @Test
    void anUnknownVersionIsRefusedAndNeverReplaced() {
        KeyProvider keys = keys();
        int unknown = keys.activeVersion(KeyPurpose.AUDIT) + 1_000;

        assertThatThrownBy(() -> keys.mac(KeyPurpose.AUDIT, unknown, data())).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> keys.mac(KeyPurpose.AUDIT, -1, data())).isInstanceOf(RuntimeException.class);
    }

    @Test
    void itLeavesTheDataAlone() {
        byte[] lent = data();

        mac(keys(), KeyPurpose.AUDIT, lent);

        assertThat(lent).isEqualTo(data());
    }

    @Test
    void itServesManyThreads() {
        KeyProvider keys = keys();
        byte[] expected = mac(keys, KeyPurpose.SESSION, data());

        Crowd.Result<Boolean> crowd =
                Crowd.of(CROWD, i -> Arrays.equals(mac(keys, KeyPurpose.SESSION, data()), expected));

        assertThat(crowd.failures()).isEmpty();
        assertThat(crowd.answers()).containsOnly(true);
    }

    /** New each time, so that a provider that spoils its data fails the clause about that and no other. */
    private static byte[] data() {
        return TEXT.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] mac(KeyProvider keys, KeyPurpose purpose, byte[] data) {
        return keys.mac(purpose, keys.activeVersion(purpose), data);
    }
}
