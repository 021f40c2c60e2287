// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.directory;

import com.unboundid.ldap.sdk.Filter;

/** The kinds of group entries, and how each names its members. */
public enum GroupKind {
    /** RFC 4519 section 3.5; needs at least one member on many servers. */
    GROUP_OF_NAMES("groupOfNames", "member", true),
    /** RFC 4519 section 3.6. */
    GROUP_OF_UNIQUE_NAMES("groupOfUniqueNames", "uniqueMember", true),
    /** RFC 2307: members are login names, groups hold no groups. */
    POSIX_GROUP("posixGroup", "memberUid", false),
    /** Active Directory. */
    GROUP("group", "member", true);

    private final String objectClass;
    private final String attribute;
    private final boolean byDn;

    GroupKind(String objectClass, String attribute, boolean byDn) {
        this.objectClass = objectClass;
        this.attribute = attribute;
        this.byDn = byDn;
    }

    /** Reads the form used in settings: the name of the object class. */
    public static GroupKind parse(String text) {
        for (GroupKind each : values()) {
            if (each.objectClass.equals(text)) {
                return each;
            }
        }
        throw new IllegalArgumentException("want groupOfNames, groupOfUniqueNames, posixGroup or group");
    }

    /** Returns the attribute with the members. */
    public String attribute() {
        return attribute;
    }

    /** Tells whether members are named by their entries, so that groups can be in groups; else by their logins. */
    public boolean byDn() {
        return byDn;
    }

    /** Returns what matches entries of this kind. */
    public Filter filter() {
        return Filter.createEqualityFilter("objectClass", objectClass);
    }

    /** Returns what matches groups that have the member. */
    public Filter having(String member) {
        return Filter.createANDFilter(filter(), Filter.createEqualityFilter(attribute, member));
    }
}
