// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.requests;

/** Which of one's requests to list. */
public enum RequestView {
    /** Those that wait for a decision or a delivery, newest first. */
    RUNNING,
    /** Those that are decided and need no further delivery, newest first. */
    ENDED
}
