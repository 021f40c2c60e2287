// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.signin;

import dev.selfservice.portal.UnavailableException;
import dev.selfservice.portal.core.SignInConfig;
import dev.selfservice.portal.keys.spi.KeyProvider;
import dev.selfservice.portal.keys.spi.KeyPurpose;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Password hashes: Argon2id (RFC 9106), then an HMAC with a pepper that is kept outside of the database (PWD-1, PWD-4).
 *
 * <p>As many hashes are computed at once as there are processors; up to 50 more wait, for at most two seconds (PWD-3).
 */
public final class Argon2Passwords {

    /** The longest password in code points, after normalisation (PWD-6). */
    static final int LONGEST = 128;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int MOST_WAITING = 50;
    private static final int WAIT_SECONDS = 2;
    /** The generator takes this many blocks more than the memory says, which a pool must hold too. */
    private static final int SCRATCH_BLOCKS = 4;

    private final SignInConfig config;
    private final KeyProvider keys;
    private final SecureRandom random;
    private final Semaphore running;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private final BlockingQueue<Argon2BytesGenerator.BlockPool> pools;
    private final PasswordHash dummy;

    public Argon2Passwords(SignInConfig config, KeyProvider keys, SecureRandom random, int processors) {
        this.config = config;
        this.keys = keys;
        this.random = random;
        this.running = new Semaphore(processors, true);
        this.pools = new ArrayBlockingQueue<>(processors);
        for (int i = 0; i < processors; i++) {
            pools.add(new Argon2BytesGenerator.FixedBlockPool(config.memoryKib() + SCRATCH_BLOCKS));
        }
        this.dummy = new PasswordHash(
                config.memoryKib(),
                config.iterations(),
                keys.activeVersion(KeyPurpose.PEPPER),
                new byte[SALT_BYTES],
                new byte[HASH_BYTES]);
    }

    /** Returns the hash of a password, in its text form. The array is not kept. */
    public String hash(char[] password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        PasswordHash blank = new PasswordHash(
                config.memoryKib(), config.iterations(), keys.activeVersion(KeyPurpose.PEPPER), salt, new byte[0]);
        return blank.with(compute(blank, password)).toString();
    }

    /** Tells, in constant time, whether the password has the hash. */
    public boolean matches(char[] password, String hash) {
        PasswordHash stored = PasswordHash.parse(hash);
        return MessageDigest.isEqual(compute(stored, password), stored.value());
    }

    /** Takes as long as {@link #matches} and is never true (ENUM-2). */
    public boolean matchesNobody(char[] password) {
        return MessageDigest.isEqual(compute(dummy, password), dummy.value()) && password.length < 0;
    }

    /** Tells whether the hash was made with older parameters or an older pepper (PWD-5). */
    public boolean isOld(String hash) {
        PasswordHash stored = PasswordHash.parse(hash);
        return stored.memoryKib() != config.memoryKib()
                || stored.iterations() != config.iterations()
                || stored.pepper() != keys.activeVersion(KeyPurpose.PEPPER);
    }

    private byte[] compute(PasswordHash parameters, char[] password) {
        byte[] bytes = normalized(password);
        byte[] hash = new byte[HASH_BYTES];
        try {
            argon2(parameters, bytes, hash);
            return keys.mac(KeyPurpose.PEPPER, parameters.pepper(), hash);
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(hash, (byte) 0);
        }
    }

    private void argon2(PasswordHash parameters, byte[] password, byte[] out) {
        if (!waiting.tryAcquire()) {
            throw busy();
        }
        try {
            if (!running.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        } finally {
            waiting.release();
        }
        Argon2BytesGenerator.BlockPool pool = pools.remove();
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(parameters.memoryKib())
                    .withIterations(parameters.iterations())
                    .withParallelism(1)
                    .withSalt(parameters.salt())
                    .withBlockPool(pool)
                    .build());
            generator.generateBytes(password, out);
        } finally {
            pools.add(pool);
            running.release();
        }
    }

    /** Returns the UTF-8 bytes of the NFKC form (PWD-6); only texts that are not in that form pass through a String. */
    private static byte[] normalized(char[] password) {
        CharBuffer chars = CharBuffer.wrap(password);
        CharBuffer form = Normalizer.isNormalized(chars, Normalizer.Form.NFKC)
                ? chars
                : CharBuffer.wrap(Normalizer.normalize(chars, Normalizer.Form.NFKC));
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(form);
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }

    private static UnavailableException busy() {
        return new UnavailableException("sign-in", "too many people sign in at once, try again in a moment");
    }
}
