// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.signin;

import dev.selfservice.portal.TooManyException;
import dev.selfservice.portal.core.SignInConfig;
import dev.selfservice.portal.keys.spi.KeyProvider;
import dev.selfservice.portal.keys.spi.KeyPurpose;
import dev.selfservice.portal.signin.spi.AttemptStore;
import dev.selfservice.portal.signin.spi.AttemptStore.Count;
import dev.selfservice.portal.spi.Transactions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Limits on wrong passwords, by account and by address (RL).
 *
 * <p>Five wrong passwords are free, then an account is held up for 1, 2, 4 … seconds after each, at most 15 minutes; after
 * 12 hours it begins anew. Against an account only a wrong password counts, and only one that was really a try: what
 * comes while the account is held up is refused unseen and moves nothing, so that a stranger who keeps on guessing cannot
 * drive the account to its hard stop at the speed of the network. An address is counted for each refusal.
 *
 * <p>Failures are counted in a transaction of their own, so that they stay when the sign-in around them fails. The store
 * knows what is counted by an HMAC alone.
 */
final class Limits {

    static final int FREE = 5;
    static final Duration ACCOUNT_WINDOW = Duration.ofHours(12);
    static final Duration LONGEST_DELAY = Duration.ofMinutes(15);
    private static final int MOST_DOUBLINGS = 20;
    static final int HARD_STOP = 100;
    private static final Duration HARD_STOP_WINDOW = Duration.ofDays(3_650);
    static final Duration SHORT = Duration.ofMinutes(5);
    static final Duration LONG = Duration.ofHours(1);
    static final int TIMES = 10;

    /** One counter of an address: what it counts, for how long, and how many are too many. */
    private record AddressLimit(String key, Duration window, int most) {}

    private final AttemptStore store;
    private final Transactions transactions;
    private final KeyProvider keys;
    private final SignInConfig config;

    Limits(AttemptStore store, Transactions transactions, KeyProvider keys, SignInConfig config) {
        this.store = store;
        this.transactions = transactions;
        this.keys = keys;
        this.config = config;
    }

    /** Refuses an address from which too many sign-ins were refused; asked before a password is checked, and after. */
    void checkAddress(String address) {
        Optional<Duration> wait = transactions.read(() -> limitsOf(address).stream()
                .flatMap(limit -> store
                        .find(limit.key(), limit.window())
                        .filter(count -> count.tries() >= limit.most())
                        .map(count ->
                                Duration.between(count.now(), count.since().plus(limit.window())))
                        .stream())
                .max(Duration::compareTo));
        if (wait.isPresent()) {
            throw new TooManyException(wait.get());
        }
    }

    /** Tells whether the account must wait before its next try; asked before a password is checked, and after. */
    boolean isHeldUp(Account account) {
        return transactions.read(() -> mustWait(account) || isStopped(account));
    }

    /**
     * Counts a wrong password; one that others have overtaken, so that the account is held up by now, counts for the
     * address alone.
     *
     * @return whether the account has reached its hard stop
     */
    boolean failed(Account account, String address) {
        return transactions.callNew(() -> {
            // Nobody reads this counter: its row makes parallel guesses at one account go through here one by one.
            store.raise(key("turn", account.name()), ACCOUNT_WINDOW);
            boolean counts = !mustWait(account);
            if (counts) {
                store.raise(key("account", account.name()), ACCOUNT_WINDOW);
                store.raise(key("stop", account.name()), HARD_STOP_WINDOW);
            }
            raise(address);
            return counts && isStopped(account);
        });
    }

    /** Counts a sign-in that was refused without looking at its password. */
    void refusedUnseen(String address) {
        transactions.callNew(() -> {
            raise(address);
            return Boolean.TRUE;
        });
    }

    /** Forgets the wrong passwords of an account that was opened or got another password. In the caller's transaction. */
    void forget(Account account) {
        store.clear(key("account", account.name()));
        store.clear(key("stop", account.name()));
    }

    private boolean isStopped(Account account) {
        return store.find(key("stop", account.name()), HARD_STOP_WINDOW)
                .filter(count -> count.tries() >= HARD_STOP)
                .isPresent();
    }

    private boolean mustWait(Account account) {
        return store.find(key("account", account.name()), ACCOUNT_WINDOW)
                .filter(count -> freeAgain(count).isAfter(count.now()))
                .isPresent();
    }

    private static Instant freeAgain(Count count) {
        if (count.tries() < FREE) {
            return count.last();
        }
        Duration delay = Duration.ofSeconds(1L << Math.min(count.tries() - FREE, MOST_DOUBLINGS));
        return count.last().plus(delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay);
    }

    private void raise(String address) {
        limitsOf(address).forEach(limit -> store.raise(limit.key(), limit.window()));
    }

    private List<AddressLimit> limitsOf(String address) {
        int most = config.triesPerAddress();
        String alone = Networks.address(address);
        String network = Networks.network(address);
        return List.of(
                new AddressLimit(key("address-short", alone), SHORT, most),
                new AddressLimit(key("address-long", alone), LONG, most * TIMES),
                new AddressLimit(key("network-short", network), SHORT, most * TIMES),
                new AddressLimit(key("network-long", network), LONG, most * TIMES * TIMES));
    }

    private String key(String what, String value) {
        byte[] data = (what + ":" + value).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(keys.mac(KeyPurpose.COUNTER, keys.activeVersion(KeyPurpose.COUNTER), data));
    }
}
