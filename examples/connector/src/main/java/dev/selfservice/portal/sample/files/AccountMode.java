// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.sample.files;

/** Who has an account. */
enum AccountMode {
    /** Who has a file. */
    EXISTING,
    /** Everybody; the file is made with the first role. */
    AUTOMATIC;

    /** Reads the form used in settings. */
    static AccountMode parse(String text) {
        return switch (text) {
            case "existing" -> EXISTING;
            case "automatic" -> AUTOMATIC;
            default -> throw new IllegalArgumentException("want existing or automatic");
        };
    }
}
