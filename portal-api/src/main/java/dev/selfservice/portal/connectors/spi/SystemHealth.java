// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.connectors.spi;

/**
 * Whether a target system can be reached.
 *
 * @param detail one sentence for administrators, without secrets
 */
public record SystemHealth(boolean up, String detail) {

    /** The system answers. */
    public static SystemHealth reachable() {
        return new SystemHealth(true, "");
    }

    /** The system does not answer, and why. */
    public static SystemHealth down(String detail) {
        return new SystemHealth(false, detail);
    }
}
