// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.processes;

/** What somebody decided about one item. */
public enum Verdict {
    UNDECIDED,
    APPROVED,
    REJECTED
}
