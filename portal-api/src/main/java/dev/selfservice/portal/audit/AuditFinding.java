// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.audit;

/**
 * A place where the audit trail is not as it was sealed.
 *
 * @param sequence the place in the chain, from 1; 0 for a row that is not sealed yet
 * @param detail names the row and what is wrong with it
 */
public record AuditFinding(Kind kind, long sequence, String detail) {

    /** What was done to the row. */
    public enum Kind {
        EDITED,
        DELETED,
        REORDERED
    }
}
