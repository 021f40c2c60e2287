// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.sample;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GroupId;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.RoleId;
import dev.selfservice.portal.catalogue.Entitlement;
import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.catalogue.SystemRef;
import dev.selfservice.portal.jpa.identity.JpaIdentityStore;
import dev.selfservice.portal.jpa.identity.Validity;
import dev.selfservice.portal.plugins.spi.PortalStores;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A made-up company of about 200 people in 12 departments, with some 40 things to ask for, to try the portal with.
 *
 * <p>People worth knowing, by login: {@code marta} leads Finance, and {@code jonas} reports to her; {@code omar} leads
 * IT and is portal administrator; {@code sofia} leads the service desk and is in the group {@code helpdesk}, which
 * decides where nobody else can; {@code aisha} leads internal control, whose group holds the role {@code auditor};
 * {@code li} works in sales; {@code ingrid} is at the top and has no manager. It sets no passwords.
 */
public final class SampleOrganisation {
    /** Who can be signed in as, in the order in which they are worth showing. */
    public static final List<PersonId> SIGN_INS = List.of(
            new PersonId("jonas"),
            new PersonId("marta"),
            new PersonId("omar"),
            new PersonId("sofia"),
            new PersonId("aisha"),
            new PersonId("li"));

    /** The role of portal administrators. */
    public static final RoleId ADMINISTRATOR = new RoleId("portal-administrator");

    /** The group that decides where nobody else can. */
    public static final GroupId HELPDESK = new GroupId("helpdesk");

    private static final Map<String, String> GROUPS = Map.of(
            "helpdesk",
            "Help desk",
            "internal-control",
            "Internal control group",
            "all-staff",
            "Everybody in the company");

    private static final Map<String, String> ROLES = Map.of(
            "portal-administrator", "Portal administrator",
            "auditor", "Auditor",
            "catalogue-editor", "Catalogue editor",
            "people-officer", "People officer");

    private SampleOrganisation() {}

    /**
     * Puts in what is missing; what is there stays as it is, so that it may be called at every start.
     *
     * @param systems the target systems that the entitlements belong to, team files first; at least one
     */
    public static void load(PortalStores stores, JpaIdentityStore people, List<SystemRef> systems) {
        if (systems.isEmpty()) {
            throw new IllegalArgumentException("the entitlements need at least one system to belong to");
        }
        stores.transactions().run(() -> {
            if (people.addMissing(new SamplePeople().people()) > 0) {
                loadGroups(people);
            }
            loadCatalogue(stores, systems);
        });
    }

    /** Returns the id that an entitlement of the sample has in every portal, so that examples can name it. */
    public static EntitlementId entitlement(String system, String name) {
        return SampleEntitlement.id(system, name);
    }

    private static void loadGroups(JpaIdentityStore people) {
        GROUPS.forEach((id, name) -> people.putGroup(new GroupId(id), name));
        ROLES.forEach((id, name) -> people.putRole(new RoleId(id), name));
        for (SampleDepartment department : SampleDepartment.all()) {
            people.putGroup(new GroupId(department.group()), department.name());
            for (int team = 0; team < SampleDepartment.TEAMS; team++) {
                people.putGroup(new GroupId(department.team(team)), department.name() + ", team " + (team + 1));
            }
        }
        new SamplePeople()
                .members()
                .forEach((group, members) ->
                        members.forEach(member -> people.putMember(new GroupId(group), member, Validity.ALWAYS)));
        hold(people, "portal-administrator", Grantee.user(new PersonId("omar")));
        hold(people, "auditor", Grantee.group(new GroupId("internal-control")));
        hold(people, "catalogue-editor", Grantee.group(new GroupId("team-it-1")));
        hold(people, "people-officer", Grantee.group(new GroupId("dept-people")));
    }

    private static void hold(JpaIdentityStore people, String role, Grantee holder) {
        people.putHolder(new RoleId(role), holder, Validity.ALWAYS);
    }

    private static void loadCatalogue(PortalStores stores, List<SystemRef> systems) {
        systems.stream()
                .filter(system -> stores.catalogue().findSystem(system.id()).isEmpty())
                .forEach(stores.catalogue()::putSystem);
        List<Entitlement> all =
                SampleCatalogue.all().stream().map(each -> each.in(systems)).toList();
        Set<EntitlementId> there = stores.catalogue()
                .findAll(all.stream().map(Entitlement::id).toList())
                .keySet();
        all.stream().filter(each -> !there.contains(each.id())).forEach(stores.catalogue()::insert);
    }
}
