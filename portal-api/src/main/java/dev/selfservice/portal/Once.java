// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal;

import java.util.function.Function;

/**
 * A caller's wish that a creating command takes effect once, however often it arrives within 24 hours.
 *
 * <p>The key counts per actor and route. The same key with another digest is refused with {@code idempotency-mismatch}.
 *
 * @param route what the key counts for, for example {@code POST /requests}
 * @param key 1 to 200 printable characters chosen by the caller
 * @param digest a digest of what was sent
 * @param freeze writes down the answer, which is stored in the command's transaction for later repetitions
 */
public record Once(String route, String key, String digest, Function<Object, byte[]> freeze) {

    private static final int LONGEST = 200;

    public Once {
        if (key.isEmpty() || key.length() > LONGEST || !key.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw InvalidException.of(
                    "Idempotency-Key", "format", "an idempotency key has 1 to 200 visible ASCII characters");
        }
    }
}
