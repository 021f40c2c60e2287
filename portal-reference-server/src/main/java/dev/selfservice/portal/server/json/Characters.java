// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.json;

import dev.selfservice.portal.FieldError;
import dev.selfservice.portal.InvalidException;
import java.util.Optional;

/** The one place that says which characters a text from outside may hold: all but NUL and lone surrogates. */
public final class Characters {

    private static final int LONGEST_SHOWN = 40;

    private Characters() {}

    /** Returns the text, or refuses it: PostgreSQL cannot store NUL, and half a surrogate pair is no character. */
    public static String require(String field, String text) {
        flaw(field, text).ifPresent(flaw -> {
            throw new InvalidException(java.util.List.of(flaw));
        });
        return text;
    }

    static Optional<FieldError> flaw(String field, String text) {
        boolean broken = text.indexOf('\0') >= 0
                || text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        return broken
                ? Optional.of(
                        new FieldError(field, "characters", field + " must not hold NUL or half a surrogate pair"))
                : Optional.empty();
    }

    /** Returns a name chosen by a caller in a form that is safe to show: short, printable ASCII. */
    static String shown(String name) {
        String printable = name.replaceAll("[^\\x21-\\x7e]", "?");
        return printable.length() <= LONGEST_SHOWN ? printable : printable.substring(0, LONGEST_SHOWN) + "...";
    }
}
