// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GroupId;
import dev.selfservice.portal.InvalidException;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.RoleId;
import dev.selfservice.portal.UnavailableException;
import dev.selfservice.portal.identity.spi.Person;
import dev.selfservice.portal.ldap.testing.MemoryDirectory;
import dev.selfservice.portal.ldap.testing.RangedValues;
import dev.selfservice.portal.ldap.testing.TestDirectory;
import dev.selfservice.portal.testkit.Pages;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the contract does not ask: usual settings, limits, ranges, other kinds of groups. */
class LdapIdentityStoreTest {

    private final RangedValues ranges = new RangedValues();
    private final MemoryDirectory directory = MemoryDirectory.plain(ranges);
    private final House house = House.in(directory);
    private final LdapIdentityStore store = house.open();

    @AfterEach
    void close() {
        store.close();
        directory.close();
    }

    @Test
    void theUsualSettingsAreThoseOfInetOrgPerson() throws LDAPException {
        String uuid = directory.admin().getEntry(House.ANA, "entryUUID").getAttributeValue("entryUUID");

        Person ana = store.findByLogin("ana").orElseThrow();

        assertThat(ana)
                .isEqualTo(new Person(
                        new PersonId(uuid),
                        "ana",
                        "Ana Lund",
                        Optional.of("Analyst"),
                        Optional.of("42"),
                        Optional.of("ana@example.org"),
                        true));
        assertThat(store.findByLogin("bea").orElseThrow().department()).contains("Sales");
        assertThat(store.managers(Set.of(ana.id())))
                .containsExactlyEntriesOf(
                        Map.of(ana.id(), store.findByLogin("bea").orElseThrow().id()));
    }

    @Test
    void theIdStaysWhenTheEntryMovesAndIsRenamed() throws LDAPException {
        PersonId id = store.findByLogin("ana").orElseThrow().id();
        directory.admin().modifyDN(House.ANA, "uid=anabel", true);

        assertThat(store.findAll(Set.of(id)).get(id)).extracting(Person::login).isEqualTo("anabel");
    }

    @Test
    void searchesThatMatchTooManyAreRefusedRatherThanAnsweredInPart() {
        try (LdapIdentityStore small = house.open("most-entries", "1")) {
            assertThat(small.search("ana", PageRequest.first()).items()).hasSize(1);
            assertThatThrownBy(() -> small.search("", PageRequest.first()))
                    .isInstanceOfSatisfying(InvalidException.class, refusal -> assertThat(refusal.errors())
                            .singleElement()
                            .satisfies(error -> assertThat(error.rule()).isEqualTo("too-many")));
            assertThatThrownBy(() -> small.memberships(allIds())).isInstanceOf(UnavailableException.class);
        }
    }

    @Test
    void searchesRefuseForeignCursors() {
        Pages.assertRefusesForeignCursors(page -> store.search("ana", page));
    }

    @Test
    void anIdThatTwoEntriesHaveIsNobodys() {
        try (LdapIdentityStore byTitle = house.open("people.id", "sn")) {
            directory.add(
                    "dn: uid=eve," + TestDirectory.PEOPLE,
                    "objectClass: inetOrgPerson",
                    "uid: eve",
                    "cn: Eve",
                    "sn: Lund");

            assertThat(byTitle.findAll(Set.of(new PersonId("Lund"), new PersonId("Ortiz"))))
                    .containsOnlyKeys(new PersonId("Ortiz"));
        }
    }

    @Test
    void membersOfLargeGroupsComeInPieces() throws LDAPException {
        String crowd = "cn=crowd," + TestDirectory.GROUPS;
        directory.add("dn: " + crowd, "objectClass: groupOfNames", "cn: crowd", "member: " + House.ANA);
        for (int i = 0; i < 12; i++) {
            directory.add(
                    "dn: uid=c" + i + "," + TestDirectory.PEOPLE,
                    "objectClass: inetOrgPerson",
                    "uid: c" + i,
                    "cn: C " + i,
                    "sn: C");
        }
        String[] members = IntStream.range(0, 12)
                .mapToObj(i -> "uid=c" + i + "," + TestDirectory.PEOPLE)
                .toArray(String[]::new);
        directory.admin().modify(crowd, new Modification(ModificationType.ADD, "member", members));
        ranges.begin(directory.server(), 5);

        assertThat(store.members(Grantee.group(new GroupId("crowd")), 100)).hasSize(13);
        assertThat(ranges.pieces()).isEqualTo(3);
        PersonId last = store.findByLogin("c11").orElseThrow().id();
        assertThat(store.memberships(Set.of(last)).get(last).groups()).containsExactly(new GroupId("crowd"));
    }

    @Test
    void posixGroupsNameTheirMembersByLogin() {
        directory.add(
                "dn: cn=staff," + TestDirectory.GROUPS,
                "objectClass: posixGroup",
                "cn: staff",
                "gidNumber: 500",
                "memberUid: ana");
        directory.add(
                "dn: cn=auditor," + TestDirectory.ROLES,
                "objectClass: posixGroup",
                "cn: auditor",
                "gidNumber: 501",
                "memberUid: ana",
                "description: Reads every booking");
        try (LdapIdentityStore posix = house.open("groups.kind", "posixGroup", "groups.name", "description")) {
            PersonId ana = posix.findByLogin("ana").orElseThrow().id();

            assertThat(posix.memberships(Set.of(ana)).get(ana).groups()).containsExactly(new GroupId("staff"));
            assertThat(posix.memberships(Set.of(ana)).get(ana).roles()).containsExactly(new RoleId("auditor"));
            assertThat(posix.members(Grantee.role(new RoleId("auditor")), 5)).containsExactly(ana);
            assertThat(posix.roles()).containsExactly(Map.entry(new RoleId("auditor"), "Reads every booking"));
        }
    }

    @Test
    void theBytesOfActiveDirectoryAreAUuidWithThreeTurnedParts() {
        byte[] guid = new byte[16];
        IntStream.range(0, 16).forEach(i -> guid[i] = (byte) (i * 0x11));

        String text = IdAttribute.text(guid);

        assertThat(text).isEqualTo("33221100-5544-7766-8899-aabbccddeeff");
        assertThat(IdAttribute.bytes(UUID.fromString(text))).isEqualTo(guid);
        assertThat(new IdAttribute("objectGUID").matching("no uuid").toString()).startsWith("(!");
    }

    private Set<PersonId> allIds() {
        return Set.of(
                store.findByLogin("ana").orElseThrow().id(),
                store.findByLogin("bea").orElseThrow().id());
    }
}
