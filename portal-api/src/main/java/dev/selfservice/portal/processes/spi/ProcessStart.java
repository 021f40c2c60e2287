// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.processes.spi;

import dev.selfservice.portal.processes.ProcessId;
import dev.selfservice.portal.requests.ItemId;
import dev.selfservice.portal.requesttypes.RequestType;
import java.util.List;

/**
 * A process to start.
 *
 * @param type the definition, frozen for the life of the process
 * @param items what is to be decided, in order
 */
public record ProcessStart(ProcessId process, RequestType type, List<ItemId> items) {

    public ProcessStart {
        items = List.copyOf(items);
    }
}
