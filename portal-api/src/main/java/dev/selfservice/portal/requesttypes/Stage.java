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
 * @param key unique in the definition, 1 to 64 characters
 * @param approvers whom to ask; the first rule that finds somebody other than requester and beneficiary wins
 * @param due how long after its start the stage is due
 */
public record Stage(String key, Kind kind, LocalText title, List<ApproverRule> approvers, Optional<Duration> due) {

    /** What happens in a stage. */
    public enum Kind {
        /** Somebody approves or rejects each item. */
        APPROVE
    }

    private static final int LONGEST_KEY = 64;

    public Stage {
        approvers = List.copyOf(approvers);
        if (key.isBlank() || key.length() > LONGEST_KEY || approvers.isEmpty()) {
            throw new IllegalArgumentException(
                    "a stage has a key of 1 to 64 characters and at least one approver rule");
        }
    }
}
