// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core;

import dev.selfservice.portal.UnavailableException;
import dev.selfservice.portal.internal.keys.KeyFile;
import dev.selfservice.portal.internal.keys.KeyRing;
import dev.selfservice.portal.keys.spi.KeyProvider;
import dev.selfservice.portal.keys.spi.KeyPurpose;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where keys come from: a file, or fresh ones that nobody keeps. */
public final class Keys {

    private Keys() {}

    /** Returns fresh keys that are gone with the process; what they sealed cannot be checked afterwards. */
    public static KeyProvider fresh() {
        SortedMap<Integer, byte[]> masters = new TreeMap<>();
        masters.put(1, newKey());
        return new KeyRing(masters);
    }

    /**
     * Opens a key file.
     *
     * @throws dev.selfservice.portal.UnavailableException it is missing, has another format, or others may read it
     */
    public static KeyProvider open(Path file) {
        return new KeyRing(KeyFile.read(file));
    }

    /**
     * Opens a key file; if it cannot be used, returns keys that refuse every use with the reason, so that a portal starts
     * sealed instead of not at all.
     */
    public static KeyProvider openOrSealed(Path file) {
        try {
            return open(file);
        } catch (UnavailableException cannot) {
            return new NoKeys(String.valueOf(cannot.getMessage()));
        }
    }

    /** Opens a key file, which is created with a first key, readable by its owner alone, if it is missing. */
    public static KeyProvider openOrCreate(Path file) {
        if (!Files.exists(file)) {
            KeyFile.create(file, newKey());
        }
        return open(file);
    }

    /** Adds a new active key to a file; what older ones made stays valid. Portals read it at their next start. */
    public static void rotate(Path file) {
        KeyFile.add(file, newKey());
    }

    private record NoKeys(String why) implements KeyProvider {

        @Override
        public int activeVersion(KeyPurpose purpose) {
            throw new UnavailableException("keys", why);
        }

        @Override
        public byte[] mac(KeyPurpose purpose, int version, byte[] data) {
            throw new UnavailableException("keys", why);
        }
    }

    private static byte[] newKey() {
        SecureRandom random = StrongRandomSource.create();
        byte[] key = new byte[KeyRing.KEY_BYTES];
        random.nextBytes(key);
        return key;
    }
}
