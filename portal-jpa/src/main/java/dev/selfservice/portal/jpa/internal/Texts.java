// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Texts as they are compared and sorted: alike on both databases, whatever their collation. */
public final class Texts {
    private static final int LONGEST_KEY = 200;
    private static final int LONGEST_NOTE = 2_000;

    private Texts() {}

    /** Returns the key by which a title or name is sorted: small letters, cut to what an index takes. */
    public static String sortKey(String text) {
        return cut(text.toLowerCase(Locale.ROOT).replace('\0', ' ').replace('\u001f', ' '), LONGEST_KEY);
    }

    /** Returns what systems outside say, cut to what a column takes. */
    public static String note(String text) {
        return cut(text.replace('\0', ' ').replace('\u001f', ' '), LONGEST_NOTE);
    }

    /** Returns the words of a search in small letters. */
    public static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT)
                        .replace('\0', ' ')
                        .replace('\u001f', ' ')
                        .split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Returns the text with what LIKE would take for a pattern escaped by an exclamation mark. */
    public static String literal(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        // Never through the middle of a character of four bytes.
        boolean splits = Character.isHighSurrogate(text.charAt(longest - 1));
        return text.substring(0, splits ? longest - 1 : longest);
    }
}
