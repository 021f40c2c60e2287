// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal;

import dev.selfservice.portal.InvalidException;
import dev.selfservice.portal.PageRequest;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a page of a list ended: the values of its sort keys, written down for callers as a text that means nothing to
 * them. The last part may hold any characters, the others no separator.
 */
public final class Cursor {
    private static final char SEPARATOR = '\u001f';
    private static final int LONGEST = 4_000;
    /** The years 1 to 9999: what both databases can tell. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private final String[] parts;

    private Cursor(String[] parts) {
        this.parts = parts;
    }

    /** Returns the text for sort keys, of which times are written in milliseconds. */
    public static String of(Object... keys) {
        String joined = Stream.of(keys)
                .map(key -> key instanceof Instant time ? Long.toString(time.toEpochMilli()) : key.toString())
                .collect(Collectors.joining(String.valueOf(SEPARATOR)));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(joined.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads where a page starts; refuses what is not a cursor of ours. */
    public static Optional<Cursor> read(PageRequest page, int parts) {
        return page.after().map(text -> read(text, parts));
    }

    private static Cursor read(String text, int parts) {
        if (text.length() > LONGEST) {
            throw malformed();
        }
        try {
            String joined = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            String[] split = joined.split(String.valueOf(SEPARATOR), parts);
            if (split.length != parts || joined.indexOf('\0') >= 0) {
                throw malformed();
            }
            return new Cursor(split);
        } catch (IllegalArgumentException notBase64) {
            throw malformed();
        }
    }

    /** Returns a part that is a text. */
    public String text(int part) {
        return parts[part];
    }

    /** Returns a part that is an id. */
    public UUID id(int part) {
        try {
            return UUID.fromString(parts[part]);
        } catch (IllegalArgumentException notAnId) {
            throw malformed();
        }
    }

    /** Returns a part that is a time. */
    public Instant time(int part) {
        try {
            Instant time = Instant.ofEpochMilli(Long.parseLong(parts[part]));
            if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
                throw malformed();
            }
            return time;
        } catch (NumberFormatException | DateTimeException notATime) {
            throw malformed();
        }
    }

    private static InvalidException malformed() {
        return InvalidException.of("after", "cursor", "after must be the next of the page before");
    }
}
