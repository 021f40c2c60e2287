// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GroupId;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.RoleId;
import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.catalogue.Entitlement;
import dev.selfservice.portal.catalogue.SystemRef;
import dev.selfservice.portal.identity.spi.Memberships;
import dev.selfservice.portal.jpa.Databases;
import dev.selfservice.portal.jpa.JpaStores;
import dev.selfservice.portal.jpa.TestDatabase;
import dev.selfservice.portal.jpa.identity.JpaIdentityStore;
import dev.selfservice.portal.jpa.identity.PersonData;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SampleOrganisationTest {

    private static final PersonId MARTA = new PersonId("marta");
    private static final PersonId JONAS = new PersonId("jonas");
    private static final PersonId OMAR = new PersonId("omar");
    private static final PersonId SOFIA = new PersonId("sofia");
    private static final List<SystemRef> SYSTEMS = List.of(
            new SystemRef(new SystemId("files"), "Team files"),
            new SystemRef(new SystemId("ledger"), "Ledger"),
            new SystemRef(new SystemId("workshop"), "Workshop system"));

    @Test
    void hasAboutTwoHundredPeopleWithDifferentNames() {
        List<PersonData> people = new SamplePeople().people();

        assertThat(people).hasSizeBetween(190, 210);
        assertThat(people.stream().map(PersonData::login).collect(Collectors.toSet()))
                .hasSameSizeAs(people);
        assertThat(people.stream().map(PersonData::department).collect(Collectors.toSet()))
                .hasSize(13);
        assertThat(people.stream().filter(each -> each.manager().isEmpty())).hasSize(1);
    }

    @Test
    void everyManagerStandsBeforeTheirReports() {
        Set<PersonId> seen = new HashSet<>();
        for (PersonData person : new SamplePeople().people()) {
            person.manager().ifPresent(manager -> assertThat(seen).contains(manager));
            seen.add(person.id());
        }
    }

    @Test
    void offersAboutFortyThings() {
        List<Entitlement> all =
                SampleCatalogue.all().stream().map(each -> each.in(SYSTEMS)).toList();

        assertThat(all).hasSizeBetween(35, 45);
        assertThat(all.stream().map(Entitlement::id).collect(Collectors.toSet()))
                .hasSameSizeAs(all);
        assertThat(all.stream().flatMap(each -> each.scope().stream()).map(rule -> rule.type()))
                .hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @EnumSource
    void loadsQuicklyAndOnce(Databases kind) {
        try (TestDatabase database = kind.fresh();
                JpaStores stores = JpaStores.on(database.source())) {
            JpaIdentityStore people = new JpaIdentityStore(stores);

            long begin = System.nanoTime();
            SampleOrganisation.load(stores, people, SYSTEMS);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            people.disable(SOFIA);
            SampleOrganisation.load(stores, people, SYSTEMS);

            assertThat(took).isLessThan(Duration.ofSeconds(5));
            assertThat(stores.catalogue().systems()).hasSize(3);
            assertThat(people.findAll(Set.of(SOFIA)).get(SOFIA).active()).isFalse();
            knowsWhoIsWho(people);
        }
    }

    private static void knowsWhoIsWho(JpaIdentityStore people) {
        Memberships jonas = people.memberships(Set.of(JONAS)).get(JONAS);
        Grantee control = Grantee.role(new RoleId("auditor"));

        assertThat(people.managers(Set.of(JONAS, MARTA)))
                .containsEntry(JONAS, MARTA)
                .hasSize(2);
        assertThat(jonas.groups())
                .contains(new GroupId("team-finance-1"), new GroupId("dept-finance"), new GroupId("all-staff"));
        assertThat(people.memberships(Set.of(OMAR)).get(OMAR).roles()).contains(SampleOrganisation.ADMINISTRATOR);
        assertThat(people.members(control, 100)).hasSize(SampleDepartment.SIZE).contains(new PersonId("aisha"));
        assertThat(people.members(Grantee.group(SampleOrganisation.HELPDESK), 100))
                .hasSize(4)
                .doesNotContain(SOFIA);
        assertThat(people.names(Set.of(control, Grantee.group(SampleOrganisation.HELPDESK)))
                        .values())
                .containsExactlyInAnyOrder("Auditor", "Help desk");
        assertThat(people.search("RUI", PageRequest.first()).items())
                .extracting("id")
                .containsExactly(MARTA);
        assertThat(people.findByLogin("JonaS")).isPresent();
        assertThat(people.findByLogin("jo\0nas")).isEmpty();
        SampleOrganisation.SIGN_INS.forEach(
                each -> assertThat(people.findAll(Set.of(each))).hasSize(1));
    }
}
