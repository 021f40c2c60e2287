// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.provisioning;

/** How far an order has come. */
public enum OrderState {
    /** Waits for a worker, now or after a pause. */
    WAITING,
    /** A worker has it for a limited time. */
    LEASED,
    /** The target system did it. */
    DONE,
    /** Given up: refused, or tried too often; an administrator may try again. */
    DEAD
}
