// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal;

import java.time.Instant;

/**
 * How strongly, and when, an actor proved who they are.
 *
 * @param level 1 one factor, 2 two factors or a verifying passkey, 3 phishing-resistant and bound to a device (STEP)
 * @param at the moment of the proof
 */
public record Assurance(int level, Instant at) {

    public Assurance {
        if (level < 1 || level > 3) {
            throw new IllegalArgumentException("assurance level is 1, 2 or 3, not " + level);
        }
    }
}
