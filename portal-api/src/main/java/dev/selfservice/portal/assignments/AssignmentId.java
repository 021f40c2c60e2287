// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.assignments;

import java.util.UUID;

/** Names an assignment. */
public record AssignmentId(UUID value) {

    /** Reads the URL form. */
    public static AssignmentId parse(String text) {
        return new AssignmentId(UUID.fromString(text));
    }

    /** Returns the URL form. */
    @Override
    public String toString() {
        return value.toString();
    }
}
