// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.keys;

import dev.selfservice.portal.UnavailableException;
import dev.selfservice.portal.keys.spi.KeyProvider;
import dev.selfservice.portal.keys.spi.KeyPurpose;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys for each purpose, derived from versioned master keys by HKDF-SHA-256 (RFC 5869) with a label that names product,
 * purpose and version (CRY-6). An unknown version is refused (CRY-2).
 */
public final class KeyRing implements KeyProvider {

    /** The length of a master key and of each derived key in bytes. */
    public static final int KEY_BYTES = 32;

    private static final String HMAC = "HmacSHA256";

    /** RFC 5869 section 2.3: the counter of blocks is one byte. */
    private static final int MOST_BLOCKS = 255;

    private final int active;
    private final Map<Integer, Map<KeyPurpose, SecretKeySpec>> keys = new HashMap<>();

    /**
     * Creates a ring.
     *
     * @param masters master keys by version; the highest version is the active one
     */
    public KeyRing(SortedMap<Integer, byte[]> masters) {
        if (masters.isEmpty()) {
            throw new IllegalArgumentException("a key ring needs at least one key");
        }
        this.active = masters.lastKey();
        masters.forEach((version, master) -> keys.put(version, derive(version, master)));
    }

    @Override
    public int activeVersion(KeyPurpose purpose) {
        return active;
    }

    @Override
    public byte[] mac(KeyPurpose purpose, int version, byte[] data) {
        Map<KeyPurpose, SecretKeySpec> known = keys.get(version);
        SecretKeySpec key = known == null ? null : known.get(purpose);
        if (key == null) {
            throw new UnavailableException("keys", "there is no " + purpose + " key of version " + version);
        }
        return hmac(key, data);
    }

    private static Map<KeyPurpose, SecretKeySpec> derive(int version, byte[] master) {
        if (master.length != KEY_BYTES) {
            throw new IllegalArgumentException("a master key has 32 bytes");
        }
        Map<KeyPurpose, SecretKeySpec> derived = new EnumMap<>(KeyPurpose.class);
        for (KeyPurpose purpose : KeyPurpose.values()) {
            String label = "selfservice-portal/" + purpose.name().toLowerCase(Locale.ROOT) + "/" + version;
            derived.put(purpose, new SecretKeySpec(hkdf(master, new byte[0], label, KEY_BYTES), HMAC));
        }
        return derived;
    }

    static byte[] hkdf(byte[] secret, byte[] salt, String label, int length) {
        return hkdf(secret, salt, label.getBytes(StandardCharsets.UTF_8), length);
    }

    /**
     * HKDF-SHA-256 (RFC 5869), written out with the JDK's HMAC: the library that also has it lies in a signed jar, whose
     * check costs a tenth of a second at each start of a portal.
     */
    static byte[] hkdf(byte[] secret, byte[] salt, byte[] info, int length) {
        if (length > MOST_BLOCKS * KEY_BYTES) {
            throw new IllegalArgumentException("HKDF-SHA-256 gives 8160 bytes at most");
        }
        // Section 2.2, extract: an absent salt is a block of zeros.
        SecretKeySpec extractor = new SecretKeySpec(salt.length == 0 ? new byte[KEY_BYTES] : salt, HMAC);
        SecretKeySpec pseudoRandomKey = new SecretKeySpec(hmac(extractor, secret), HMAC);
        // Section 2.3, expand: T(i) = HMAC(T(i-1) | info | i).
        ByteBuffer out = ByteBuffer.allocate(length);
        byte[] block = new byte[0];
        for (int i = 1; out.hasRemaining(); i++) {
            block = hmac(pseudoRandomKey, block, info, new byte[] {(byte) i});
            out.put(block, 0, Math.min(block.length, out.remaining()));
        }
        return out.array();
    }

    private static byte[] hmac(SecretKeySpec key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }
}
