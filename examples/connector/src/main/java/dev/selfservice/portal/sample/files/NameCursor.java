// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.sample.files;

import dev.selfservice.portal.InvalidException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Cursors that hold the last name of a page; a mark in front tells them from any other text. */
final class NameCursor {

    private static final String MARK = "k";

    private NameCursor() {}

    static String of(String name) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((MARK + name).getBytes(StandardCharsets.UTF_8));
    }

    static String parse(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (text.startsWith(MARK)) {
                return text.substring(MARK.length());
            }
        } catch (IllegalArgumentException notBase64) {
            // The same answer as for any other text that is not a cursor of ours.
        }
        throw InvalidException.of("after", "cursor", "after is not a cursor that this list has given out");
    }
}
