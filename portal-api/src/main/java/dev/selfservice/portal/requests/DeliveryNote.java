// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.requests;

import java.util.Optional;

/**
 * What was last found out about a delivery, as a reason that can be said in any language.
 *
 * @param text the whole in plain English, for logs and for programs that show one language only
 * @param said the target system's own words, as it said them; in whatever language it speaks
 * @param attempts present when the delivery was given up: after how many attempts
 */
public record DeliveryNote(DeliveryReason reason, String text, Optional<String> said, Optional<Integer> attempts) {

    private static final int LONGEST = 500;

    /** Cuts what is longer than 500 characters: systems talk. */
    public DeliveryNote {
        text = cut(text);
        said = said.map(DeliveryNote::cut);
    }

    /** Returns a note of ours. */
    public static DeliveryNote of(DeliveryReason reason, String text) {
        return new DeliveryNote(reason, text, Optional.empty(), Optional.empty());
    }

    /** Returns a note that quotes the target system. */
    public static DeliveryNote saying(DeliveryReason reason, String text, String said) {
        return new DeliveryNote(reason, text, Optional.of(said), Optional.empty());
    }

    /** Returns a note that has no reason but its words. */
    public static DeliveryNote inWords(String text) {
        return of(DeliveryReason.OTHER, text);
    }

    /** Returns this note on a delivery that is given up. */
    public DeliveryNote givenUp(int after) {
        return new DeliveryNote(reason, text + "; given up after " + after + " attempts", said, Optional.of(after));
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        // Never through the middle of a character of four bytes.
        return text.substring(0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }
}
