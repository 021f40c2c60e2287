// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.identity;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.identity.spi.Person;
import dev.selfservice.portal.ldap.testing.TestDirectory;
import dev.selfservice.portal.testkit.identity.Organisation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An organisation laid down in a directory: ids are employee numbers, whoever is disabled has a type that says so. */
record Laid(TestDirectory directory, Map<PersonId, Person> people) {

    static Laid of(Organisation organisation, TestDirectory directory) {
        Laid laid = new Laid(
                directory, organisation.people().stream().collect(Collectors.toMap(Person::id, person -> person)));
        organisation.people().forEach(person -> laid.addPerson(person, organisation.managers()));
        Map<Grantee, List<Grantee>> members = new LinkedHashMap<>();
        organisation.links().forEach(link -> members.computeIfAbsent(link.of(), key -> new ArrayList<>())
                .add(link.member()));
        members.forEach(laid::addGroup);
        return laid;
    }

    /** Returns the settings of a store over it. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(directory.reach());
        settings.put("people.base", TestDirectory.PEOPLE);
        settings.put("people.id", "employeeNumber");
        settings.put("people.disabled", "(employeeType=disabled)");
        settings.put("groups.base", TestDirectory.GROUPS);
        settings.put("roles.base", TestDirectory.ROLES);
        return settings;
    }

    private void addPerson(Person person, Map<PersonId, PersonId> managers) {
        List<Attribute> attributes = new ArrayList<>(List.of(
                new Attribute("objectClass", "inetOrgPerson"),
                new Attribute("uid", person.login()),
                new Attribute("cn", person.name()),
                new Attribute("sn", person.name()),
                new Attribute("employeeNumber", person.id().value()),
                new Attribute("employeeType", person.active() ? "staff" : "disabled")));
        person.department().ifPresent(text -> attributes.add(new Attribute("departmentNumber", text)));
        PersonId manager = managers.get(person.id());
        if (manager != null) {
            attributes.add(new Attribute("manager", dn(Grantee.user(manager)).toString()));
        }
        add(new Entry(dn(Grantee.user(person.id())), attributes));
    }

    private void addGroup(Grantee group, List<Grantee> members) {
        add(new Entry(
                dn(group),
                new Attribute("objectClass", "groupOfNames"),
                new Attribute("cn", group.id()),
                new Attribute(
                        "member",
                        members.stream().map(each -> dn(each).toString()).toList())));
    }

    private DN dn(Grantee grantee) {
        return switch (grantee.kind()) {
            case USER -> named("uid", people.get(new PersonId(grantee.id())).login(), TestDirectory.PEOPLE);
            case GROUP -> named("cn", grantee.id(), TestDirectory.GROUPS);
            case ROLE -> named("cn", grantee.id(), TestDirectory.ROLES);
        };
    }

    static DN named(String attribute, String value, String base) {
        return new DN(new RDN(attribute, value), PersonEntries.dn(base));
    }

    private void add(Entry entry) {
        try {
            directory.admin().add(entry);
        } catch (LDAPException e) {
            throw new AssertionError("cannot add " + entry.getDN(), e);
        }
    }
}
