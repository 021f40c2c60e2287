// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import dev.selfservice.portal.core.Keys;
import dev.selfservice.portal.keys.spi.KeyProvider;
import dev.selfservice.portal.keys.spi.KeyPurpose;
import dev.selfservice.portal.testkit.zoo.NarrowPlace;
import dev.selfservice.portal.testkit.zoo.Specimen;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Key providers with one mistake each. */
final class KeySpecimens {

    private static final int SHORT = 16;

    private KeySpecimens() {}

    static List<Specimen> all() {
        return List.of(
                macs(
                        "eachPurposeHasAnActiveVersionThatWorks",
                        "cuts the codes of one purpose short",
                        (keys, purpose, version, data) -> {
                            byte[] mac = keys.mac(purpose, version, data);
                            return purpose == KeyPurpose.CSRF ? Arrays.copyOf(mac, SHORT) : mac;
                        }),
                Specimen.of(
                        KeysInZoo.class,
                        "theSameDataHasTheSameMacAlsoAfterARestart",
                        "makes new keys at each start",
                        Keys::fresh),
                macs(
                        "otherDataHasAnotherMac",
                        "leaves the first byte out",
                        (keys, purpose, version, data) -> keys.mac(
                                purpose, version, Arrays.copyOfRange(data, Math.min(1, data.length), data.length))),
                macs(
                        "noTwoPurposesShareAKey",
                        "has one key for two purposes",
                        (keys, purpose, version, data) ->
                                keys.mac(purpose == KeyPurpose.COUNTER ? KeyPurpose.CSRF : purpose, version, data)),
                macs(
                        "anUnknownVersionIsRefusedAndNeverReplaced",
                        "takes the newest key for an unknown one",
                        (keys, purpose, version, data) -> keys.mac(purpose, keys.activeVersion(purpose), data)),
                macs("itLeavesTheDataAlone", "wipes what it was lent", (keys, purpose, version, data) -> {
                    byte[] mac = keys.mac(purpose, version, data);
                    Arrays.fill(data, (byte) 0);
                    return mac;
                }),
                keys("itServesManyThreads", "gives up when two ask at once", KeySpecimens::crowded));
    }

    static KeyProvider sound() {
        return Keys.fresh();
    }

    /** How a code is computed. */
    private interface Mac {
        byte[] of(KeyProvider keys, KeyPurpose purpose, int version, byte[] data);
    }

    private static Specimen macs(String clause, String mistake, Mac mac) {
        return keys(clause, mistake, sound -> new KeyProvider() {
            @Override
            public int activeVersion(KeyPurpose purpose) {
                return sound.activeVersion(purpose);
            }

            @Override
            public byte[] mac(KeyPurpose purpose, int version, byte[] data) {
                return mac.of(sound, purpose, version, data);
            }
        });
    }

    /** The keys stay the same in a run, as those of a file do. */
    private static Specimen keys(String clause, String mistake, UnaryOperator<KeyProvider> broken) {
        KeyProvider sound = Keys.fresh();
        return Specimen.of(KeysInZoo.class, clause, mistake, () -> broken.apply(sound));
    }

    private static KeyProvider crowded(KeyProvider sound) {
        NarrowPlace place = new NarrowPlace();
        return Damaged.part(KeyProvider.class, sound, "mac", with -> {
            place.pass(new Object());
            return sound.mac((KeyPurpose) with[0], (int) with[1], (byte[]) with[2]);
        });
    }
}
