// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.tasks;

import dev.selfservice.portal.GranteeRef;
import dev.selfservice.portal.PersonRef;
import dev.selfservice.portal.requests.RequestItem;
import java.util.List;
import java.util.Optional;

/**
 * A task with what its approver needs to know.
 *
 * @param reason why the requester asks
 * @param holds up to 50 things that the beneficiary already holds
 * @param mayDecide whether the actor who read it may decide it now
 */
public record TaskDetail(
        TaskSummary task,
        String reason,
        List<RequestItem> items,
        List<GranteeRef> candidates,
        List<HeldAccess> holds,
        boolean mayDecide,
        Optional<PersonRef> decidedBy,
        Optional<String> comment) {

    public TaskDetail {
        items = List.copyOf(items);
        candidates = List.copyOf(candidates);
        holds = List.copyOf(holds);
    }
}
