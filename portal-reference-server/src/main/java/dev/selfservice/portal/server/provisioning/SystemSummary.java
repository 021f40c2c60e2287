// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.provisioning;

import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.provisioning.Deliveries;
import java.time.Instant;
import java.util.Optional;

/** A target system with its state, as a row of a list. */
public record SystemSummary(
        SystemId id,
        String title,
        Deliveries.SystemStatus.State state,
        Optional<String> detail,
        Optional<Instant> checkedAt) {

    static SystemSummary of(Deliveries.SystemStatus status) {
        return new SystemSummary(
                status.system().id(), status.system().title(), status.state(), status.detail(), status.checkedAt());
    }
}
