// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.ldif;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * A line of a record, joined with those that continue it.
 *
 * @param number where it begins in the file
 */
record LdifLine(long number, String text) {

    /** Returns the attribute in small letters, without options. */
    String attribute() {
        int colon = Math.max(0, text.indexOf(':'));
        int option = text.indexOf(';');
        int end = option >= 0 && option < colon ? option : colon;
        return text.substring(0, end).strip().toLowerCase(Locale.ROOT);
    }

    /** Tells whether it has the form of a line at all. */
    boolean wellFormed() {
        return text.indexOf(':') > 0 && (!base64() || bytes().isPresent());
    }

    /** Tells whether the value is to be fetched from elsewhere: {@code attribute:< url}. */
    boolean url() {
        int colon = text.indexOf(':');
        return colon >= 0 && text.startsWith("<", colon + 1);
    }

    /** Returns the value; empty if it is not base64 or not UTF-8. */
    Optional<String> value() {
        if (!base64()) {
            return Optional.of(text.substring(text.indexOf(':') + 1).strip());
        }
        return bytes().flatMap(LdifLine::text);
    }

    /** Returns bytes as text if they are UTF-8. */
    static Optional<String> text(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException broken) {
            return Optional.empty();
        }
    }

    private boolean base64() {
        return text.startsWith("::", text.indexOf(':'));
    }

    private Optional<byte[]> bytes() {
        try {
            return Optional.of(Base64.getDecoder()
                    .decode(text.substring(text.indexOf(':') + 2).strip()));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }
}
