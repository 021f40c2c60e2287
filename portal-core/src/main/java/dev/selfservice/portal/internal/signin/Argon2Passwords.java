// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.signin;

import dev.selfservice.portal.InvalidException;
import dev.selfservice.portal.UnavailableException;
import dev.selfservice.portal.core.PasswordLoad;
import dev.selfservice.portal.core.SignInConfig;
import dev.selfservice.portal.keys.spi.KeyProvider;
import dev.selfservice.portal.keys.spi.KeyPurpose;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Password hashes: Argon2id (RFC 9106), then an HMAC with a pepper that is kept outside of the database (PWD-1, PWD-4).
 *
 * <p>As many hashes are computed at once as there are processors; up to 50 more wait, for at most two seconds (PWD-3).
 * Every check computes exactly one hash, whatever it is given.
 */
public final class Argon2Passwords {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    static final int MOST_WAITING = 50;
    static final int WAIT_SECONDS = 2;

    private final SignInConfig config;
    private final KeyProvider keys;
    private final SecureRandom random;
    private final Semaphore running;
    private final int processors;
    private final LongAdder refused = new LongAdder();
    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    /** Made when first needed, and never more than turns: whoever ends a turn has given it back. */
    private final Queue<Argon2> idle = new ConcurrentLinkedQueue<>();

    /**
     * Creates a hasher.
     *
     * @param processors how many hashes are computed at once; the memory of each stays reserved
     */
    public Argon2Passwords(SignInConfig config, KeyProvider keys, SecureRandom random, int processors) {
        this.config = config;
        this.keys = keys;
        this.random = random;
        this.processors = processors;
        this.running = new Semaphore(processors, true);
    }

    /**
     * Returns the hash of a password, in its text form. The array is not kept.
     *
     * @throws InvalidException the password is empty, too long or no text
     */
    public String hash(char[] password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        PasswordHash blank = blank(salt);
        try (PasswordBytes bytes = PasswordBytes.of(password)
                .orElseThrow(() -> InvalidException.of(
                        "password", "length", "a password has 1 to " + PasswordBytes.LONGEST + " characters"))) {
            return blank.with(compute(blank, bytes)).toString();
        }
    }

    /** Tells, in constant time, whether the password has the hash; nothing has one of an unknown form. */
    public boolean matches(char[] password, String hash) {
        Optional<PasswordHash> stored = PasswordHash.parse(hash);
        if (stored.isEmpty()) {
            matchesNobody(password);
            return false;
        }
        Optional<PasswordBytes> typed = PasswordBytes.of(password);
        try (PasswordBytes bytes = typed.orElseGet(PasswordBytes::none)) {
            boolean same = MessageDigest.isEqual(
                    compute(stored.get(), bytes), stored.get().value());
            return same && typed.isPresent();
        }
    }

    /** Takes as long as {@link #matches} does for a hash of the present parameters, to no avail (ENUM-2). */
    public void matchesNobody(char[] password) {
        try (PasswordBytes bytes = PasswordBytes.of(password).orElseGet(PasswordBytes::none)) {
            compute(blank(new byte[SALT_BYTES]), bytes);
        }
    }

    /** Tells whether the hash was made with other parameters or an older pepper (PWD-5). */
    public boolean isOld(String hash) {
        return PasswordHash.parse(hash)
                .filter(stored -> stored.memoryKib() == config.memoryKib()
                        && stored.iterations() == config.iterations()
                        && stored.pepper() == keys.activeVersion(KeyPurpose.PEPPER))
                .isEmpty();
    }

    /** Returns how busy it is; the numbers are of about the same moment. */
    public PasswordLoad load() {
        return new PasswordLoad(
                processors - running.availablePermits(), MOST_WAITING - waiting.availablePermits(), refused.sum());
    }

    private PasswordHash blank(byte[] salt) {
        return new PasswordHash(
                config.memoryKib(), config.iterations(), keys.activeVersion(KeyPurpose.PEPPER), salt, new byte[0]);
    }

    private byte[] compute(PasswordHash parameters, PasswordBytes password) {
        byte[] hash = new byte[HASH_BYTES];
        takeTurn();
        try {
            fill(hash, parameters, password);
            return keys.mac(KeyPurpose.PEPPER, parameters.pepper(), hash);
        } finally {
            running.release();
            Arrays.fill(hash, (byte) 0);
        }
    }

    private void fill(byte[] hash, PasswordHash parameters, PasswordBytes password) {
        Argon2 argon2 = Optional.ofNullable(idle.poll()).orElseGet(() -> new Argon2(config.memoryKib()));
        try {
            argon2.compute(parameters, password.value(), hash);
        } finally {
            idle.add(argon2);
        }
    }

    private void takeTurn() {
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
    }

    private UnavailableException busy() {
        refused.increment();
        return new UnavailableException("sign-in", "too many people sign in at once, try again in a moment");
    }
}
