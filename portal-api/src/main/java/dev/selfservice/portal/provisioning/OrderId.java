// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.provisioning;

import java.util.UUID;

/** Names a provisioning order; the same in every repetition, so that target systems can tell. */
public record OrderId(UUID value) {

    /** Reads the URL form. */
    public static OrderId parse(String text) {
        return new OrderId(UUID.fromString(text));
    }

    /** Returns the URL form. */
    @Override
    public String toString() {
        return value.toString();
    }
}
