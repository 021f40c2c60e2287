// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.catalogue;

/** How much harm a wrong holder could do. */
public enum Risk {
    LOW,
    MEDIUM,
    HIGH
}
