// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.keys;

import dev.selfservice.portal.UnavailableException;
import dev.selfservice.portal.keys.spi.KeepsKeyChecks;
import dev.selfservice.portal.keys.spi.KeyProvider;
import dev.selfservice.portal.keys.spi.KeyPurpose;
import dev.selfservice.portal.spi.Transactions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;

/**
 * Keys that compute only if they are those of the database (ENV-9); else every use is refused as unavailable.
 *
 * <p>A key is recognised by the MAC of a fixed text, kept beside the data when the key is first used. The active key and
 * every key that was ever active must be there.
 */
public final class SealableKeys implements KeyProvider {

    /** Begins like no audit row does: those start with the length of a field. */
    private static final byte[] TEXT = "selfservice-portal/key-check".getBytes(StandardCharsets.UTF_8);

    private final KeyProvider keys;
    private final Optional<String> sealed;

    private SealableKeys(KeyProvider keys, Optional<String> sealed) {
        this.keys = keys;
        this.sealed = sealed;
    }

    /** Returns the keys without looking at a database. */
    public static SealableKeys unchecked(KeyProvider keys) {
        return new SealableKeys(keys, Optional.empty());
    }

    /** Returns the keys, sealed if they are not those of the database. */
    public static SealableKeys check(KeyProvider keys, KeepsKeyChecks known, Transactions transactions) {
        try {
            int active = keys.activeVersion(KeyPurpose.AUDIT);
            byte[] value = valueOf(keys, active);
            transactions.callNew(() -> {
                // Before the insert, so that a wrong key leaves nothing behind.
                requireAll(keys, known.keyChecks());
                return known.keyChecks().containsKey(active) || known.insertKeyCheck(active, value);
            });
            // Another node may have been first, with another key.
            requireAll(keys, transactions.read(known::keyChecks));
            return unchecked(keys);
        } catch (UnavailableException cannot) {
            if (!"keys".equals(cannot.facts().get("part"))) {
                throw cannot;
            }
            return new SealableKeys(keys, Optional.of(String.valueOf(cannot.getMessage())));
        }
    }

    /** Returns why the keys are sealed; empty if they are not. */
    public Optional<String> sealed() {
        return sealed;
    }

    @Override
    public int activeVersion(KeyPurpose purpose) {
        requireOpen();
        return keys.activeVersion(purpose);
    }

    @Override
    public byte[] mac(KeyPurpose purpose, int version, byte[] data) {
        requireOpen();
        return keys.mac(purpose, version, data);
    }

    private void requireOpen() {
        sealed.ifPresent(why -> {
            throw new UnavailableException("keys", "the portal is sealed: " + why);
        });
    }

    private static void requireAll(KeyProvider keys, Map<Integer, byte[]> known) {
        known.forEach((version, value) -> {
            if (!MessageDigest.isEqual(value, valueOf(keys, version))) {
                throw new UnavailableException(
                        "keys",
                        "the key of version " + version + " is not the one that this database was written with");
            }
        });
    }

    private static byte[] valueOf(KeyProvider keys, int version) {
        return keys.mac(KeyPurpose.AUDIT, version, TEXT);
    }
}
