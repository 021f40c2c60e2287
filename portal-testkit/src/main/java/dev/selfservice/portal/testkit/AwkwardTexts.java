// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit;

import java.util.List;

/** Texts that people write and that programs like to damage. */
public final class AwkwardTexts {

    /** As long as a reason or a comment may be. */
    public static final int LONGEST = 2_000;

    private static final List<String> ALL = List.of(
            "\uD83D\uDC69\u200D\uD83D\uDCBB\uD83C\uDFFD needs it \uD83D\uDE80\uD83C\uDDEA\uD83C\uDDF8",
            "\u05E9\u05DC\u05D5\u05DD \u202Eleft\u202C \u0645\u0631\u062D\u0628\u0627 123",
            "e\u0301 is not \u00E9, Z\u0351\u036B\u0343\u036A\u0302\u036Balgo",
            "it's \"quoted\" \u0060here\u0060 \u2019there\u201D; DROP TABLE portal_request; --",
            "100 % of a_b\\c ${jndi:x} <b>&amp;</b> {0} %s ?1 :name",
            "  blanks around, a tab\there, lines\nand\r\nlines  ",
            "\u6771\u4EAC\u90FD \u0928\u092E\u0938\u094D\u0924\u0947 \u00DF \u0130\u0131 \uFB03 \uFEFF\u200B.",
            "null",
            "\uD83D\uDE80".repeat(LONGEST / 2),
            "\u00FC".repeat(LONGEST),
            ".".repeat(LONGEST));

    private AwkwardTexts() {}

    /** Returns all of them, each up to {@value #LONGEST} characters. */
    public static List<String> all() {
        return ALL;
    }

    /** Returns all of them cut to a length, never through a character. */
    public static List<String> upTo(int length) {
        return ALL.stream().map(text -> cut(text, length)).distinct().toList();
    }

    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end);
    }
}
