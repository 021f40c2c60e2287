// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.requests;

/** How far a request has come; how it ended is its {@link Outcome}. */
public enum RequestState {
    /** Filed; an engine that works outside of our transactions has not answered yet. */
    STARTING,
    /** Waits for somebody. */
    OPEN,
    /** Decided or given up. */
    ENDED
}
