// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.processes.spi;

import dev.selfservice.portal.processes.ProcessId;
import dev.selfservice.portal.requests.ItemId;
import dev.selfservice.portal.requesttypes.RequestType;
import java.util.List;

/**
 * A running process as the portal remembers it.
 *
 * @param memory what the engine last asked the portal to remember
 */
public record ProcessState(ProcessId process, RequestType type, List<ItemId> items, String memory) {

    public ProcessState {
        items = List.copyOf(items);
    }
}
