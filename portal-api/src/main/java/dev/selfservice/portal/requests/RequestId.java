// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.requests;

import java.util.UUID;

/** Names a request. */
public record RequestId(UUID value) {

    /** Reads the URL form. */
    public static RequestId parse(String text) {
        return new RequestId(UUID.fromString(text));
    }

    /** Returns the URL form. */
    @Override
    public String toString() {
        return value.toString();
    }
}
