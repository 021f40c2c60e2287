// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GroupId;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.RoleId;
import dev.selfservice.portal.identity.spi.IdentityStore;
import dev.selfservice.portal.identity.spi.Person;
import dev.selfservice.portal.jpa.Databases;
import dev.selfservice.portal.testkit.identity.IdentityStoreContract;
import dev.selfservice.portal.testkit.identity.Organisation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class JpaIdentityStoreTest extends IdentityStoreContract {

    private static final PersonId ANA = new PersonId("ana");
    private static final GroupId DESK = new GroupId("desk");
    private static final RoleId HELPER = new RoleId("helper");

    @Parameter
    Databases database;

    @Override
    protected IdentityStore storeOf(Organisation organisation) {
        JpaIdentityStore store = empty();
        store.addMissing(organisation.people().stream()
                .map(person ->
                        data(person, Optional.ofNullable(organisation.managers().get(person.id()))))
                .toList());
        organisation.people().stream().filter(person -> !person.active()).forEach(person -> store.disable(person.id()));
        organisation.links().forEach(link -> put(store, link));
        return store;
    }

    private JpaIdentityStore empty() {
        for (String table : List.of("person", "group", "role", "group_member", "role_holder")) {
            database.shared().run("DELETE FROM portal_" + table);
        }
        return new JpaIdentityStore(database.stores());
    }

    private static PersonData data(Person person, Optional<PersonId> manager) {
        return new PersonData(
                person.id(),
                person.login(),
                person.name(),
                person.title(),
                person.department(),
                person.email(),
                manager,
                Validity.ALWAYS);
    }

    private static void put(JpaIdentityStore store, Organisation.Link link) {
        if (link.of().kind() == Grantee.Kind.GROUP) {
            GroupId group = new GroupId(link.of().id());
            store.putGroup(group, "Group " + group);
            store.putMember(group, link.member(), Validity.ALWAYS);
        } else {
            RoleId role = new RoleId(link.of().id());
            store.putRole(role, "Role " + role);
            store.putHolder(role, link.member(), Validity.ALWAYS);
        }
    }

    private static boolean active(JpaIdentityStore store) {
        return store.findAll(Set.of(ANA)).values().stream().allMatch(Person::active);
    }

    @Test
    void aPersonIsActiveWithinTheirDatesOnly() {
        JpaIdentityStore store = empty();
        Instant now = Clock.systemUTC().instant();
        PersonData ana = PersonData.of("ana", "Ana Lund");

        store.put(ana.valid(Validity.until(now.plus(Duration.ofHours(1)))));
        assertThat(active(store)).isTrue();

        store.put(ana.valid(Validity.until(now.minus(Duration.ofHours(1)))));
        assertThat(active(store)).isFalse();

        store.put(ana.valid(Validity.from(now.plus(Duration.ofHours(1)))));
        assertThat(active(store)).isFalse();
    }

    @Test
    void disablingHoldsUntilEnabledWhateverElseChanges() {
        JpaIdentityStore store = empty();
        store.put(PersonData.of("ana", "Ana Lund"));

        assertThat(store.disable(ANA)).isTrue();
        store.put(PersonData.of("ana", "Ana Lund-Berg"));
        assertThat(active(store)).isFalse();

        assertThat(store.enable(ANA)).isTrue();
        assertThat(active(store)).isTrue();
        assertThat(store.disable(new PersonId("nobody"))).isFalse();
    }

    @Test
    void membershipsAndRolesCountWithinTheirDatesOnly() {
        JpaIdentityStore store = empty();
        store.put(PersonData.of("ana", "Ana Lund"));
        Validity past = Validity.until(Clock.systemUTC().instant().minusSeconds(60));

        store.putMember(DESK, Grantee.user(ANA), Validity.ALWAYS);
        store.putHolder(HELPER, Grantee.group(DESK), past);
        assertThat(store.memberships(Set.of(ANA)).get(ANA).groups()).containsExactly(DESK);
        assertThat(store.memberships(Set.of(ANA)).get(ANA).roles()).isEmpty();
        assertThat(store.members(Grantee.role(HELPER), 10)).isEmpty();

        store.putHolder(HELPER, Grantee.group(DESK), Validity.ALWAYS);
        assertThat(store.memberships(Set.of(ANA)).get(ANA).roles()).containsExactly(HELPER);
        assertThat(store.members(Grantee.role(HELPER), 10)).containsExactly(ANA);

        store.putMember(DESK, Grantee.user(ANA), past);
        assertThat(store.memberships(Set.of(ANA)).get(ANA).roles()).isEmpty();
        assertThat(store.members(Grantee.group(DESK), 10)).isEmpty();
    }

    @Test
    void whatWasPutInCanBeTakenOut() {
        JpaIdentityStore store = empty();
        store.put(PersonData.of("ana", "Ana Lund"));
        store.putMember(DESK, Grantee.user(ANA), Validity.ALWAYS);
        store.putHolder(HELPER, Grantee.user(ANA), Validity.ALWAYS);

        assertThat(store.removeMember(DESK, Grantee.user(ANA))).isTrue();
        assertThat(store.removeMember(DESK, Grantee.user(ANA))).isFalse();
        assertThat(store.removeHolder(HELPER, Grantee.user(ANA))).isTrue();
        assertThat(store.removeHolder(HELPER, Grantee.user(ANA))).isFalse();
    }

    @Test
    void aLoginBelongsToOnePersonWhateverItsCase() {
        JpaIdentityStore store = empty();
        store.put(PersonData.of("ana", "Ana Lund"));
        PersonData other = new PersonData(
                new PersonId("other"),
                "ANA",
                "Other Ana",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Validity.ALWAYS);

        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> store.put(other));
    }
}
