// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.identity;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GroupId;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.RoleId;
import dev.selfservice.portal.identity.spi.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A small organisation to put into an identity store under test.
 *
 * @param managers who manages whom, by the id of the managed
 * @param links who or what belongs to what: people and groups to groups, people and groups to roles
 */
public record Organisation(List<Person> people, Map<PersonId, PersonId> managers, List<Link> links) {

    private static final int CLERKS = 60;

    /** One member, a person or a group, of a group or a role. */
    public record Link(Grantee member, Grantee of) {}

    public Organisation {
        people = List.copyOf(people);
        managers = Map.copyOf(managers);
        links = List.copyOf(links);
    }

    /** Returns the organisation that the contract of identity stores speaks of. */
    public static Organisation sample() {
        List<Person> people = new ArrayList<>(List.of(
                person("p-ana", "ana.lund", "Ana Lund", true),
                person("p-bea", "Bea.Ortiz", "Bea Ortiz", true),
                person("P-BEA", "bea2", "Bea Ortiz", true),
                person("p-cem", "cem_a", "Cem de la Torre", true),
                person("p-dov", "dov", "Dov O'Hara-Ñandú", true),
                person("p-eli", "eli", "Eli Lundgren", false)));
        List<Link> links = new ArrayList<>(List.of(
                new Link(user("p-ana"), group("desk")),
                new Link(group("desk"), group("support")),
                new Link(group("support"), group("it")),
                new Link(group("it"), group("desk")), // a circle, as directories have them
                new Link(group("it"), role("helper")),
                new Link(user("p-ana"), role("writer")),
                new Link(user("p-bea"), group("it")),
                new Link(user("p-eli"), group("desk")),
                new Link(user("p-eli"), role("writer"))));
        for (int i = 0; i < CLERKS; i++) {
            String id = "p-clerk-" + i;
            people.add(person(id, "clerk" + i, "Clerk " + (i % 10), true));
            links.add(new Link(user(id), group("clerks")));
        }
        Map<PersonId, PersonId> managers = Map.of(
                new PersonId("p-ana"), new PersonId("p-bea"),
                new PersonId("p-bea"), new PersonId("p-cem"),
                new PersonId("p-dov"), new PersonId("p-eli"));
        return new Organisation(people, managers, links);
    }

    static Grantee user(String id) {
        return Grantee.user(new PersonId(id));
    }

    static Grantee group(String id) {
        return Grantee.group(new GroupId(id));
    }

    static Grantee role(String id) {
        return Grantee.role(new RoleId(id));
    }

    private static Person person(String id, String login, String name, boolean active) {
        return new Person(
                new PersonId(id), login, name, Optional.empty(), Optional.of("Works"), Optional.empty(), active);
    }
}
