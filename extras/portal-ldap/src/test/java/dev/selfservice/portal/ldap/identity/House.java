// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.identity;

import dev.selfservice.portal.ldap.testing.TestDirectory;
import dev.selfservice.portal.spi.MapSettings;
import java.util.HashMap;
import java.util.Map;

/** A directory with Ana, who has a password, and her manager Bea; and stores over it. */
record House(TestDirectory directory) {

    static final String PASSWORD = "ana knows this";
    static final String ANA = "uid=ana," + TestDirectory.PEOPLE;

    static House in(TestDirectory directory) {
        directory.add(
                "dn: uid=bea," + TestDirectory.PEOPLE,
                "objectClass: inetOrgPerson",
                "uid: bea",
                "cn: Bea Ortiz",
                "sn: Ortiz",
                "ou: Sales");
        directory.add(
                "dn: " + ANA,
                "objectClass: inetOrgPerson",
                "uid: ana",
                "cn: Ana Lund",
                "sn: Lund",
                "title: Analyst",
                "departmentNumber: 42",
                "ou: Sales",
                "mail: ana@example.org",
                "manager: uid=bea," + TestDirectory.PEOPLE,
                "userPassword: " + PASSWORD);
        return new House(directory);
    }

    LdapIdentityStore open(String... others) {
        Map<String, String> settings = new HashMap<>(directory.reach());
        settings.put("people.base", TestDirectory.PEOPLE);
        settings.put("groups.base", TestDirectory.GROUPS);
        settings.put("roles.base", TestDirectory.ROLES);
        for (int i = 0; i < others.length; i += 2) {
            settings.put(others[i], others[i + 1]);
        }
        return (LdapIdentityStore) new LdapIdentityStoreFactory().open(MapSettings.of("test.", settings));
    }
}
