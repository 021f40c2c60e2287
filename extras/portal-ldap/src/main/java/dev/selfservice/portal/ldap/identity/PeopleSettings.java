// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.identity;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import dev.selfservice.portal.ldap.directory.DirectorySettings;
import dev.selfservice.portal.spi.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where people are, and which attributes tell what of them.
 *
 * @param departments the first of them that an entry has is the department
 * @param disabled matches those who may not use the portal; nobody, if there is none
 * @param dn the attribute by which the server finds entries by name
 */
record PeopleSettings(
        DN base,
        Filter filter,
        IdAttribute id,
        String login,
        String name,
        String title,
        List<String> departments,
        String email,
        String manager,
        Optional<Filter> disabled,
        String dn) {

    static PeopleSettings read(Settings settings) {
        return new PeopleSettings(
                settings.required("people.base", DirectorySettings::dn),
                settings.optional("people.filter", DirectorySettings::filter)
                        .orElseGet(() -> DirectorySettings.filter("(objectClass=inetOrgPerson)")),
                new IdAttribute(attribute(settings, "people.id", "entryUUID")),
                attribute(settings, "people.login", "uid"),
                attribute(settings, "people.name", "cn"),
                attribute(settings, "people.title", "title"),
                List.of(attribute(settings, "people.department", "departmentNumber,ou")
                        .split(",")),
                attribute(settings, "people.email", "mail"),
                attribute(settings, "people.manager", "manager"),
                settings.optional("people.disabled", DirectorySettings::filter),
                attribute(settings, "dn-attribute", "entryDN"));
    }

    /** Returns all attributes that a person is made of. */
    List<String> attributes() {
        List<String> all = new ArrayList<>(List.of(id.name(), login, name, title, email));
        all.addAll(departments);
        return all;
    }

    static String attribute(Settings settings, String key, String usual) {
        return settings.optional(key, PeopleSettings::names).orElse(usual);
    }

    private static String names(String text) {
        String names = text.replace(" ", "");
        if (!names.matches("[A-Za-z][A-Za-z0-9-]*(,[A-Za-z][A-Za-z0-9-]*)*")) {
            throw new IllegalArgumentException("want the name of an attribute");
        }
        return names;
    }
}
