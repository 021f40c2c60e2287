// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.tasks;

import java.util.UUID;

/** Names a task. */
public record TaskId(UUID value) {

    /** Reads the URL form. */
    public static TaskId parse(String text) {
        return new TaskId(UUID.fromString(text));
    }

    /** Returns the URL form. */
    @Override
    public String toString() {
        return value.toString();
    }
}
