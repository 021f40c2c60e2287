// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal;

import java.util.Optional;

/**
 * How much of a list to read, and from where.
 *
 * @param size 1 to 100 rows
 * @param after the {@link Page#next} of the page before; empty for the first page
 */
public record PageRequest(int size, Optional<String> after) {

    /** The page length when nobody asks for another. */
    public static final int DEFAULT_SIZE = 25;

    private static final int LARGEST = 100;

    public PageRequest {
        if (size < 1 || size > LARGEST) {
            throw InvalidException.of("size", "range", "size must be 1 to 100");
        }
    }

    /** Returns the request for a first page of the default length. */
    public static PageRequest first() {
        return ofSize(DEFAULT_SIZE);
    }

    /** Returns the request for a first page. */
    public static PageRequest ofSize(int size) {
        return new PageRequest(size, Optional.empty());
    }

    /** Returns the request for the page that follows a cursor. */
    public PageRequest startingAfter(String cursor) {
        return new PageRequest(size, Optional.of(cursor));
    }
}
