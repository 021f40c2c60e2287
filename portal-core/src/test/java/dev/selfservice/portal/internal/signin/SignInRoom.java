// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.signin;

import dev.selfservice.portal.Origin;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.audit.AuditEvent;
import dev.selfservice.portal.core.Keys;
import dev.selfservice.portal.core.SignInConfig;
import dev.selfservice.portal.core.memory.InMemoryIdentityStore;
import dev.selfservice.portal.core.memory.InMemoryStores;
import dev.selfservice.portal.identity.spi.IdentityStore;
import dev.selfservice.portal.internal.audit.AuditTrail;
import dev.selfservice.portal.internal.signin.DefaultSignIn.SignInParts;
import dev.selfservice.portal.keys.spi.KeyProvider;
import dev.selfservice.portal.keys.spi.KeyPurpose;
import dev.selfservice.portal.signin.SignInResult;
import dev.selfservice.portal.signin.spi.AttemptStore;
import dev.selfservice.portal.testkit.MovableClock;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A sign-in with everything that can be observed about it: hashes computed, tries counted, pauses made. */
final class SignInRoom {

    static final String RIGHT = "correct horse battery staple";
    static final String WRONG = "incorrect horse battery staple";
    static final String HOME = "192.0.2.1";

    final MovableClock clock = MovableClock.at("2026-03-02T09:00:00Z");
    final InMemoryStores stores = new InMemoryStores(clock);
    final InMemoryIdentityStore people;
    final CountingKeys keys;
    final List<String> counted = new CopyOnWriteArrayList<>();
    final AtomicLong nanos = new AtomicLong();
    final List<Duration> pauses = new CopyOnWriteArrayList<>();
    final SecureRandom random = chance();
    private final AuditTrail trail;
    private final IdentityStore identity;
    final DefaultSignIn signIn;

    /** Counts hashes by the pepper, of which each needs one. */
    static final class CountingKeys implements KeyProvider {
        final AtomicInteger hashes = new AtomicInteger();
        private final KeyProvider keys;

        CountingKeys(KeyProvider keys) {
            this.keys = keys;
        }

        @Override
        public int activeVersion(KeyPurpose purpose) {
            return keys.activeVersion(purpose);
        }

        @Override
        public byte[] mac(KeyPurpose purpose, int version, byte[] data) {
            if (purpose == KeyPurpose.PEPPER) {
                hashes.incrementAndGet();
            }
            return keys.mac(purpose, version, data);
        }
    }

    /** Remembers which counters were raised. */
    private record CountingAttempts(AttemptStore store, List<String> counted) implements AttemptStore {
        @Override
        public Count raise(String key, Duration window) {
            counted.add(key);
            return store.raise(key, window);
        }

        @Override
        public Optional<Count> find(String key, Duration window) {
            return store.find(key, window);
        }

        @Override
        public void clear(String key) {
            store.clear(key);
        }

        @Override
        public int purge(int most) {
            return store.purge(most);
        }
    }

    SignInRoom(InMemoryIdentityStore people, IdentityStore identity, KeyProvider keys) {
        this.people = people;
        this.identity = identity;
        this.keys = new CountingKeys(keys);
        this.trail = new AuditTrail(stores.audit(), keys, clock, UUID::randomUUID);
        this.signIn = signIn(config());
    }

    SignInRoom(InMemoryIdentityStore people) {
        this(people, people, Keys.fresh());
    }

    SignInRoom() {
        this(new InMemoryIdentityStore().person("ana", "Ana Lund").person("bea", "Bea Ortiz"));
    }

    static SecureRandom chance() {
        try {
            return SecureRandom.getInstance("DRBG");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has a DRBG", e);
        }
    }

    /** The cheapest hashes that are allowed, and more tries per address than any test needs. */
    static SignInConfig config() {
        return SignInConfig.defaults().cheapest().triesPerAddress(1_000);
    }

    /** Returns another sign-in upon the same stores and people. */
    DefaultSignIn signIn(SignInConfig config) {
        return signIn(config, keys, nanos::get);
    }

    DefaultSignIn signIn(SignInConfig config, KeyProvider with, LongSupplier stopwatch) {
        return new DefaultSignIn(new SignInParts(
                identity,
                stores.passwords(),
                stores.sessions(),
                new CountingAttempts(stores.attempts(), counted),
                new Argon2Passwords(config, with, random, 2),
                with,
                stores.transactions(),
                trail,
                config,
                clock,
                stopwatch,
                pauses::add,
                random,
                UUID::randomUUID));
    }

    SignInRoom password(String person, String password) {
        signIn.put(new PersonId(person), password.toCharArray());
        return this;
    }

    SignInResult enter(String login, String password) {
        return enterFrom(HOME, login, password);
    }

    SignInResult enterFrom(String address, String login, String password) {
        return signIn.byPassword(login, password.toCharArray(), address, Origin.IN_PROCESS);
    }

    Optional<String> hashOf(String person) {
        return stores.passwords().find(new PersonId(person));
    }

    /** Returns the audit trail, newest first. */
    List<AuditEvent> trail() {
        return stores.audit().list(PageRequest.ofSize(100)).items();
    }

    /** Returns how many rows the audit trail holds. */
    int written() {
        return stores.audit().unsealed(10_000).size();
    }
}
