// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.runtime;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;

/** Where the server takes chance from, and what it makes of it. */
public final class ServerRandomSource {

    private static final int ID_BYTES = 12;

    private ServerRandomSource() {}

    /** Returns the system's strong source. */
    public static SecureRandom strong() {
        return new SecureRandom();
    }

    /** Returns ids for requests: 24 hexadecimal digits that nobody guesses. */
    public static Supplier<String> requestIds(SecureRandom random) {
        return () -> {
            byte[] bytes = new byte[ID_BYTES];
            random.nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        };
    }
}
