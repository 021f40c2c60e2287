// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal;

/** Names a target system by the key it is configured under; case-sensitive text of 1 to 255 characters. */
public record SystemId(String value) {

    public SystemId {
        Texts.requireId("system id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
