// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.assignments;

import dev.selfservice.portal.PersonRef;
import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.catalogue.Risk;
import dev.selfservice.portal.catalogue.Scope;
import dev.selfservice.portal.catalogue.SystemRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An entitlement held by a person, with the reasons why. */
public record Assignment(
        AssignmentId id,
        PersonRef person,
        EntitlementId entitlement,
        String title,
        SystemRef system,
        Optional<Scope> scope,
        Risk risk,
        Instant since,
        Optional<Instant> until,
        List<AssignmentReason> reasons) {

    public Assignment {
        reasons = List.copyOf(reasons);
    }
}
