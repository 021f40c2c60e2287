// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.requests;

import java.util.UUID;

/** Names one item of a request. */
public record ItemId(UUID value) {

    /** Reads the URL form. */
    public static ItemId parse(String text) {
        return new ItemId(UUID.fromString(text));
    }

    /** Returns the URL form. */
    @Override
    public String toString() {
        return value.toString();
    }
}
