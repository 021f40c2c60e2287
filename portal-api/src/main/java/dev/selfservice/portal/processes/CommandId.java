// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.processes;

import java.util.UUID;

/** Names one command to an engine, so that a repeated command acts once. */
public record CommandId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
