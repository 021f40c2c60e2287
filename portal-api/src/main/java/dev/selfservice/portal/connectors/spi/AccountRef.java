// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.connectors.spi;

/**
 * An account on the connector's system.
 *
 * @param name what the system calls it: 1 to 255 characters
 */
public record AccountRef(String name) {

    private static final int LONGEST = 255;

    public AccountRef {
        if (name.isEmpty() || name.length() > LONGEST) {
            throw new IllegalArgumentException("an account name has 1 to 255 characters");
        }
    }
}
