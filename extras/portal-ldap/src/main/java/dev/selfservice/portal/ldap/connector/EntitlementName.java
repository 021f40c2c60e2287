// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.connector;

/** How an entitlement names its group. */
enum EntitlementName {
    /** By the value of {@code cn}, which must be one group's alone below the base. */
    CN,
    /** By the distinguished name, which must be below the base. */
    DN;

    /** Reads the form used in settings. */
    static EntitlementName parse(String text) {
        return switch (text) {
            case "cn" -> CN;
            case "dn" -> DN;
            default -> throw new IllegalArgumentException("want cn or dn");
        };
    }
}
