// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.ldif;

import java.util.List;
import java.util.Locale;

/**
 * Which attributes of inetOrgPerson (RFC 2798) say what; of several the first that has a value.
 *
 * @param id tells people apart for ever; values are compared without regard to case and kept in small letters
 * @param login what they type to sign in
 */
public record LdifMapping(
        String id, String login, List<String> name, List<String> title, List<String> department, List<String> email) {

    /** The {@code uid} is both id and login. */
    public static final LdifMapping USUAL = new LdifMapping(
            "uid",
            "uid",
            List.of("displayName", "cn"),
            List.of("title"),
            List.of("departmentNumber", "ou"),
            List.of("mail"));

    public LdifMapping {
        id = id.toLowerCase(Locale.ROOT);
        name = List.copyOf(name);
        title = List.copyOf(title);
        department = List.copyOf(department);
        email = List.copyOf(email);
    }

    /** Returns this mapping with another attribute for ids, for example {@code entryUUID}. */
    public LdifMapping identifiedBy(String attribute) {
        return new LdifMapping(attribute, login, name, title, department, email);
    }

    /** Returns this mapping with another attribute for logins. */
    public LdifMapping signingInBy(String attribute) {
        return new LdifMapping(id, attribute, name, title, department, email);
    }
}
