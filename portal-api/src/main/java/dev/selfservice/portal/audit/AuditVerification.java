// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.audit;

import java.util.List;

/**
 * What a verification of the trail found.
 *
 * @param checked how many rows were read
 * @param sealed how many of them are sealed
 */
public record AuditVerification(long checked, long sealed, List<AuditFinding> findings) {

    public AuditVerification {
        findings = List.copyOf(findings);
    }

    /** Tells whether the trail is as it was sealed. */
    public boolean intact() {
        return findings.isEmpty();
    }
}
