// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.json;

import java.util.UUID;

/** Reads ids of ours in their one form. */
public final class Ids {

    private static final int LENGTH = 36;

    private Ids() {}

    /** Reads a UUID; the JDK alone would also take shortened ones, so that one id would have many addresses. */
    public static UUID uuid(String text) {
        if (text.length() != LENGTH) {
            throw new IllegalArgumentException("an id has 36 characters");
        }
        return UUID.fromString(text);
    }
}
