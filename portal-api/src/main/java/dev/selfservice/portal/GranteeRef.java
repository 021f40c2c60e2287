// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal;

/** A grantee with the name shown when it was written down. */
public record GranteeRef(Grantee.Kind kind, String id, String name) {

    /** Returns the grantee together with its name. */
    public static GranteeRef of(Grantee grantee, String name) {
        return new GranteeRef(grantee.kind(), grantee.id(), name);
    }

    /** Returns the grantee without its name. */
    public Grantee grantee() {
        return new Grantee(kind, id);
    }
}
