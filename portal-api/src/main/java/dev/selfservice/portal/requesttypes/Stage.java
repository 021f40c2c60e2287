// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.requesttypes;

import dev.selfservice.portal.LocalText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A step of a process.
 *
 * @param key unique in the definition
 * @param approvers whom to ask; the first rule that finds somebody other than requester and beneficiary wins
 * @param due how long after its start the stage is due
 */
public record Stage(String key, Kind kind, LocalText title, List<ApproverRule> approvers, Optional<Duration> due) {

    /** What happens in a stage. */
    public enum Kind {
        /** Somebody approves or rejects each item. */
        APPROVE
    }

    public Stage {
        approvers = List.copyOf(approvers);
        if (key.isBlank() || approvers.isEmpty()) {
            throw new IllegalArgumentException("a stage has a key and at least one approver rule");
        }
    }
}
