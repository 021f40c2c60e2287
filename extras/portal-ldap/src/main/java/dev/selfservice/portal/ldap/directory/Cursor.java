// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.directory;

import dev.selfservice.portal.InvalidException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Cursors that hold the sort key of the last row; a mark in front tells them from any other text. */
public final class Cursor {

    private static final String MARK = "k";

    private Cursor() {}

    /** Returns the cursor behind a row. */
    public static String of(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((MARK + key).getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the sort key in a cursor; refuses what no list has given out. */
    public static String parse(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (text.startsWith(MARK)) {
                return text.substring(MARK.length());
            }
        } catch (IllegalArgumentException notBase64) {
            // The same answer as for any other text that is not a cursor of ours.
        }
        throw InvalidException.of("after", "cursor", "after is not a cursor that a list has given out");
    }
}
