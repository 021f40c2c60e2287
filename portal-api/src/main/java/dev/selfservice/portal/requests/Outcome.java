// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.requests;

/** How a request ended. Approved is not delivered: see {@link DeliveryState}. */
public enum Outcome {
    APPROVED,
    PARTLY_APPROVED,
    REJECTED,
    WITHDRAWN,
    CANCELLED,
    EXPIRED,
    FAILED
}
