// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.processes.spi;

import dev.selfservice.portal.LocalText;
import dev.selfservice.portal.requesttypes.ApproverRule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A task that a process begins to wait for.
 *
 * @param key unique among the open tasks of the process; 1 to 64 characters
 * @param approvers whom to ask; the portal finds the people
 * @param due how long after its opening the task is due; the portal watches it
 */
public record OpenedTask(String key, LocalText title, List<ApproverRule> approvers, Optional<Duration> due) {

    private static final int LONGEST_KEY = 64;

    public OpenedTask {
        approvers = List.copyOf(approvers);
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("the key of a task has 1 to 64 characters");
        }
    }
}
