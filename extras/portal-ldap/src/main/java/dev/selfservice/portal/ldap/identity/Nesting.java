// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.identity;

/** Who follows groups in groups. */
enum Nesting {
    /** We do, level by level, many entries in one question. */
    WALK,
    /** Active Directory does, by its rule 1.2.840.113556.1.4.1941, one person in one question. */
    IN_CHAIN;

    /** Reads the form used in settings. */
    static Nesting parse(String text) {
        return switch (text) {
            case "walk" -> WALK;
            case "in-chain" -> IN_CHAIN;
            default -> throw new IllegalArgumentException("want walk or in-chain");
        };
    }
}
