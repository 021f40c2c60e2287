// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal;

/** Names a group; opaque, case-sensitive text of 1 to 255 characters owned by the identity store. */
public record GroupId(String value) {

    public GroupId {
        Texts.requireId("group id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
