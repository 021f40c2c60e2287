// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal;

/** What every text of ours obeys, in one place. */
final class Texts {

    private static final int LONGEST_ID = 255;

    private Texts() {}

    static void requireId(String what, String value) {
        if (value.isEmpty() || value.length() > LONGEST_ID) {
            throw new IllegalArgumentException(what + " must have 1 to 255 characters");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(what + " must not hold control characters");
        }
    }
}
