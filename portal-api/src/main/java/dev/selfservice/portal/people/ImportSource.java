// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.people;

import java.util.regex.Pattern;

/**
 * Names where imported people come from, for example {@code hr}; what one source brought, no other source touches.
 *
 * @param name 1 to 100 small letters, digits, dots, hyphens and underscores, a letter or digit first
 */
public record ImportSource(String name) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

    public ImportSource {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("the name of a source has 1 to 100 small letters, digits, dots, hyphens"
                    + " and underscores, and begins with a letter or digit");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
