// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GroupId;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.RoleId;
import dev.selfservice.portal.identity.spi.Memberships;
import dev.selfservice.portal.identity.spi.Person;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InMemoryPeopleTest {

    private static final PersonId ANA = new PersonId("ana");
    private static final RoleId AUDITOR = new RoleId("auditor");

    private final InMemoryIdentityStore people = new InMemoryIdentityStore().person("ana", "a.lund", "Ana Lund");

    private Memberships memberships() {
        return people.memberships(Set.of(ANA)).get(ANA);
    }

    @Test
    void disablingAndEnablingActAtOnce() {
        people.disable(ANA);
        assertThat(people.findByLogin("A.Lund")).map(Person::active).contains(false);

        people.enable(ANA);
        assertThat(people.findByLogin("A.Lund")).map(Person::active).contains(true);
    }

    @Test
    void leavingAGroupAndLosingARoleActAtOnce() {
        people.member("ana", "desk").role("ana", "auditor");
        assertThat(memberships()).isEqualTo(new Memberships(Set.of(new GroupId("desk")), Set.of(AUDITOR)));

        people.leave("ana", "desk").lose("ana", "auditor").lose("nobody", "auditor");

        assertThat(memberships()).isEqualTo(Memberships.NONE);
    }

    @Test
    void groupsAndRolesAreCalledWhatWasSaidElseByTheirIds() {
        people.member("ana", "desk")
                .groupRole("desk", "helper")
                .group("ops", "Operations")
                .title(AUDITOR, "Auditor");
        Grantee desk = Grantee.group(new GroupId("desk"));
        Grantee ops = Grantee.group(new GroupId("ops"));

        assertThat(people.names(Set.of(desk, ops))).isEqualTo(Map.of(desk, "desk", ops, "Operations"));
        assertThat(people.roles()).isEqualTo(Map.of(AUDITOR, "Auditor", new RoleId("helper"), "helper"));
    }
}
