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
import java.util.Locale;
import java.util.Optional;

/**
 * Limits on wrong passwords, by account and by address (RL).
 *
 * <p>Only a wrong password counts. Failures are counted in a transaction of their own, so that they stay when the
 * sign-in around them fails. What is counted is known to the store by an HMAC alone.
 */
final class Limits {

    private static final int FREE = 5;
    private static final Duration ACCOUNT_WINDOW = Duration.ofHours(12);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);
    private static final int HARD_STOP = 100;
    private static final Duration HARD_STOP_WINDOW = Duration.ofDays(3_650);
    private static final Duration SHORT = Duration.ofMinutes(5);
    private static final Duration LONG = Duration.ofHours(1);
    private static final int TIMES = 10;

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

    /** Refuses an address from which too many wrong passwords came. */
    void checkAddress(String address) {
        transactions.callNew(() -> {
            for (AddressLimit limit : limitsOf(address)) {
                Optional<Count> count = store.find(limit.key(), limit.window());
                if (count.isPresent() && count.get().tries() >= limit.most()) {
                    throw new TooManyException(Duration.between(
                            count.get().now(), count.get().since().plus(limit.window())));
                }
            }
            return Boolean.TRUE;
        });
    }

    /** Tells whether the account must wait before its next try; asked before a password is checked, and after. */
    boolean isHeldUp(String login) {
        return transactions.callNew(() -> {
            boolean stopped = store.find(key("stop", login), HARD_STOP_WINDOW)
                    .filter(count -> count.tries() >= HARD_STOP)
                    .isPresent();
            return stopped
                    || store.find(key("account", login), ACCOUNT_WINDOW)
                            .filter(Limits::mustWait)
                            .isPresent();
        });
    }

    /** Counts a wrong password. */
    void failed(String login, String address) {
        transactions.callNew(() -> {
            store.raise(key("account", login), ACCOUNT_WINDOW);
            store.raise(key("stop", login), HARD_STOP_WINDOW);
            limitsOf(address).forEach(limit -> store.raise(limit.key(), limit.window()));
            return Boolean.TRUE;
        });
    }

    /** Forgets the wrong passwords of an account that was opened. */
    void succeeded(String login) {
        store.clear(key("account", login));
        store.clear(key("stop", login));
    }

    private static boolean mustWait(Count count) {
        if (count.tries() < FREE) {
            return false;
        }
        int doublings = Math.min(count.tries() - FREE, 20);
        Duration delay = Duration.ofSeconds(1L << doublings);
        Instant free = count.last().plus(delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay);
        return free.isAfter(count.now());
    }

    private List<AddressLimit> limitsOf(String address) {
        int most = config.triesPerAddress();
        String network = Networks.prefix(address);
        return List.of(
                new AddressLimit(key("address-short", address), SHORT, most),
                new AddressLimit(key("address-long", address), LONG, most * TIMES),
                new AddressLimit(key("network-short", network), SHORT, most * TIMES),
                new AddressLimit(key("network-long", network), LONG, most * TIMES * TIMES));
    }

    private String key(String what, String value) {
        byte[] data = (what + ":" + value.toLowerCase(Locale.ROOT)).getBytes(StandardCharsets.UTF_8);
        // The first version, whatever is active: a rotation must not forget who is held up.
        return HexFormat.of().formatHex(keys.mac(KeyPurpose.COUNTER, 1, data));
    }
}
