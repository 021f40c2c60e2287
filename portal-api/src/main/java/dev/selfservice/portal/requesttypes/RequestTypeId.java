// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.requesttypes;

import java.util.regex.Pattern;

/** Names a request type: 1 to 64 small letters, digits and hyphens, for example {@code role-access}. */
public record RequestTypeId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    public RequestTypeId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a request type id has 1 to 64 small letters, digits and hyphens");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
