// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.catalogue;

import java.util.UUID;

/** Names an entitlement. */
public record EntitlementId(UUID value) {

    /** Reads the URL form. */
    public static EntitlementId parse(String text) {
        return new EntitlementId(UUID.fromString(text));
    }

    /** Returns the URL form. */
    @Override
    public String toString() {
        return value.toString();
    }
}
