// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.requests;

/** How far the delivery of one item to its target system has come; later constants need more attention. */
public enum DeliveryState {
    NOT_NEEDED,
    DELIVERED,
    WAITING,
    DELIVERING,
    MANUAL,
    FAILED
}
