// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal;

/** Names a role, ours or the identity store's; case-sensitive text of 1 to 255 characters. */
public record RoleId(String value) {

    public RoleId {
        Texts.requireId("role id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
