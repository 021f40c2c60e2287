// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.processes;

import java.util.UUID;

/** Names a running or ended process; equal to the id of the request it runs for. */
public record ProcessId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
