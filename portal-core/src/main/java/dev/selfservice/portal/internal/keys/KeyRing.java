// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.keys;

import dev.selfservice.portal.UnavailableException;
import dev.selfservice.portal.keys.spi.KeyProvider;
import dev.selfservice.portal.keys.spi.KeyPurpose;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/**
 * Keys for each purpose, derived from versioned master keys by HKDF-SHA-256 (RFC 5869) with a label that names product,
 * purpose and version (CRY-6). An unknown version is refused (CRY-2).
 */
public final class KeyRing implements KeyProvider {

    /** The length of a master key and of each derived key in bytes. */
    public static final int KEY_BYTES = 32;

    private static final String HMAC = "HmacSHA256";

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
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
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

    static byte[] hkdf(byte[] secret, byte[] salt, byte[] info, int length) {
        HKDFBytesGenerator generator = new HKDFBytesGenerator(new SHA256Digest());
        generator.init(new HKDFParameters(secret, salt, info));
        byte[] out = new byte[length];
        generator.generateBytes(out, 0, length);
        return out;
    }
}
