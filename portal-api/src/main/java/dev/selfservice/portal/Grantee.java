// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal;

import java.util.Locale;

/** Whoever something is granted or assigned to: a user, a group or a role. */
public record Grantee(Kind kind, String id) {

    /** What the id names. */
    public enum Kind {
        USER,
        GROUP,
        ROLE
    }

    public Grantee {
        Texts.requireId("grantee", id);
    }

    /** Returns the grantee that stands for one person. */
    public static Grantee user(PersonId person) {
        return new Grantee(Kind.USER, person.value());
    }

    /** Returns the grantee that stands for every member of a group. */
    public static Grantee group(GroupId group) {
        return new Grantee(Kind.GROUP, group.value());
    }

    /** Returns the grantee that stands for every holder of a role. */
    public static Grantee role(RoleId role) {
        return new Grantee(Kind.ROLE, role.value());
    }

    /** Reads the text form, for example {@code group:helpdesk}. */
    public static Grantee parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("a grantee is written user:…, group:… or role:…");
        }
        return new Grantee(Kind.valueOf(text.substring(0, colon).toUpperCase(Locale.ROOT)), text.substring(colon + 1));
    }

    /** Returns the text form that {@link #parse} reads. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + ":" + id;
    }
}
