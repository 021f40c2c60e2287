// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal;

/**
 * Where a call came from, for the audit trail (AUD-2).
 *
 * @param requestId the id under which the edge logs the call; empty for calls in process
 * @param address the caller's address, already truncated to its network; empty if there is none
 * @param agent the family of the caller's program; empty if unknown
 */
public record Origin(String requestId, String address, String agent) {

    /** A call made in process. */
    public static final Origin IN_PROCESS = new Origin("", "", "");
}
