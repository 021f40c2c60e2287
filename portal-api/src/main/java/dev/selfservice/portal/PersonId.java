// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal;

/**
 * Names a person; opaque, case-sensitive text of 1 to 255 characters owned by the identity store.
 */
public record PersonId(String value) {

    public PersonId {
        Texts.requireId("person id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
