// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.guard;

import dev.selfservice.portal.Permission;
import java.time.Duration;
import java.util.Optional;

/**
 * What a command asks of its actor (STEP-1): a permission, an assurance level and, if it matters, how fresh the proof is.
 */
public record CommandRule(Permission permission, int level, Optional<Duration> maxAge) {

    /** Returns the rule of a command that one factor at any time is enough for. */
    public static CommandRule of(Permission permission) {
        return new CommandRule(permission, 1, Optional.empty());
    }
}
