// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldap.sdk.ResultCode;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.catalogue.Scope;
import dev.selfservice.portal.catalogue.ScopeType;
import dev.selfservice.portal.connectors.spi.AccountOwner;
import dev.selfservice.portal.connectors.spi.AssignmentChange;
import dev.selfservice.portal.connectors.spi.DeliveryOutcome;
import dev.selfservice.portal.connectors.spi.ReadsAssignments.HeldEntitlement;
import dev.selfservice.portal.ldap.directory.GroupKind;
import dev.selfservice.portal.ldap.testing.MemoryDirectory;
import dev.selfservice.portal.ldap.testing.TestDirectory;
import dev.selfservice.portal.provisioning.OrderId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of an order when a directory says something else than yes. */
class LdapOutcomesTest {

    private static final DeliveryOutcome APPLIED = new DeliveryOutcome.Applied();
    private static final String FIRST = "kit-entitlement-1";
    private static final String SECOND = "kit-entitlement-2";
    private static final String FIRST_DN = "cn=" + FIRST + "," + TestDirectory.GROUPS;
    private static final String ROSA_DN = "uid=person-1," + TestDirectory.PEOPLE;

    private final Room room = new Room();

    @AfterEach
    void close() {
        room.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 11, 51, 52, 80})
    void whatMayBeBetterLaterWaits(int code) {
        LdapConnector connector = room.open();
        room.meddler.answerChanges(ResultCode.valueOf(code));

        DeliveryOutcome outcome = Room.give(connector, FIRST);

        assertThat(outcome).isInstanceOf(DeliveryOutcome.TryLater.class);
        assertThat(Room.words(outcome))
                .contains("directory")
                .contains(code + " ")
                .doesNotContain("meddled");
        room.meddler.answerChanges(change -> false, change -> new LDAPException(ResultCode.OTHER));
        assertThat(Room.give(connector, FIRST)).isEqualTo(APPLIED);
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 19, 21, 32, 34, 50, 53, 65, 8, 13, 48, 92})
    void whatRepeatingDoesNotHelpIsRefusedInWords(int code) {
        LdapConnector connector = room.open();
        room.meddler.answerChanges(ResultCode.valueOf(code));

        DeliveryOutcome outcome = Room.give(connector, FIRST);

        assertThat(outcome).isInstanceOf(DeliveryOutcome.Refused.class);
        assertThat(Room.words(outcome))
                .contains(FIRST, String.valueOf(code))
                .doesNotContain("meddled", TestDirectory.PASSWORD);
        assertThat(room.held()).isEmpty();
    }

    @Test
    void whatStoodWhenALaterChangeWasRefusedIsTakenBack() {
        LdapConnector connector = room.open();
        room.subject.plant(Room.ROSA, new HeldEntitlement("kit-entitlement-3", Optional.empty()));
        refuseChangesOf(SECOND, ModificationType.ADD);

        DeliveryOutcome outcome = Room.give(connector, FIRST, "kit-entitlement-3", SECOND);

        assertThat(outcome).isInstanceOf(DeliveryOutcome.Refused.class);
        assertThat(room.held()).containsExactly("kit-entitlement-3"); // held before, so not taken back
    }

    @Test
    void isNotRefusedWhileHalfOfItStands() {
        LdapConnector connector = room.open();
        room.meddler.answerChanges(
                change -> change.getDN().contains(SECOND)
                        || change.getModifications()
                                .get(0)
                                .getModificationType()
                                .equals(ModificationType.DELETE),
                change -> new LDAPException(ResultCode.INSUFFICIENT_ACCESS_RIGHTS));

        DeliveryOutcome outcome = Room.give(connector, FIRST, SECOND);

        assertThat(outcome).isInstanceOf(DeliveryOutcome.TryLater.class);
        assertThat(Room.words(outcome)).contains("half of it");
    }

    @Test
    void aGroupThatWasRenamedIsRefusedAndSaidSo() throws LDAPException {
        LdapConnector connector = room.open();
        room.directory.admin().modifyDN(FIRST_DN, "cn=renamed", true);

        assertThat(Room.words(Room.give(connector, FIRST))).contains("no group " + FIRST, "renamed");
        assertThat(Room.take(connector, FIRST))
                .isInstanceOf(DeliveryOutcome.Refused.class); // access may still be there
        assertThat(Room.give(connector, "renamed")).isEqualTo(APPLIED);
    }

    @Test
    void anAccountThatIsGoneIsRefused() throws LDAPException {
        LdapConnector connector = room.open();
        room.directory.admin().delete(ROSA_DN);

        assertThat(Room.words(Room.give(connector, FIRST))).contains("no account person-1");
        assertThat(connector.assignments(Room.ROSA)).isEmpty();
    }

    @Test
    void anAccountThatMovedIsFoundWhereItIs() throws LDAPException {
        LdapConnector connector = room.open();
        room.directory.add("dn: ou=left," + TestDirectory.PEOPLE, "objectClass: organizationalUnit", "ou: left");
        room.directory.admin().modifyDN(ROSA_DN, "uid=person-1", true, "ou=left," + TestDirectory.PEOPLE);

        assertThat(Room.give(connector, FIRST)).isEqualTo(APPLIED);
        assertThat(connector.assignments(Room.ROSA)).hasSize(1);
    }

    @Test
    void severalEntriesForOnePersonAreRefusedAndNoneIsChosen() {
        LdapConnector connector = room.open(Map.of("accounts.filter", "(mail={email})"));
        room.directory.add(
                "dn: uid=twin," + TestDirectory.PEOPLE,
                "objectClass: inetOrgPerson",
                "uid: twin",
                "cn: Twin",
                "sn: Twin",
                "mail: person-1@example.org");

        assertThatThrownBy(() -> connector.findAccount(owner("person-1@example.org")))
                .isInstanceOf(AmbiguousException.class)
                .hasMessageContaining("2 entries");
        assertThat(connector.findAccount(owner("person-2@example.org"))).isPresent();
        assertThat(connector.findAccount(new AccountOwner(new PersonId("p"), "p", Optional.empty())))
                .isEmpty();
    }

    @Test
    void aScopeIsRefused() {
        LdapConnector connector = room.open();
        AssignmentChange scoped = new AssignmentChange(
                AssignmentChange.Kind.GIVE, FIRST, Optional.of(new Scope(ScopeType.COUNTRY, "ES")));

        DeliveryOutcome outcome = connector.change(new OrderId(new UUID(0, 1)), Room.ROSA, List.of(scoped));

        assertThat(Room.words(outcome)).contains("no scope");
        assertThat(room.held()).isEmpty();
    }

    @Test
    void theLastMemberStaysUnlessSomebodyElseIsNamedWhoStays() throws LDAPException {
        room.directory.add(
                "dn: cn=lonely," + TestDirectory.GROUPS,
                "objectClass: groupOfNames",
                "cn: lonely",
                "member: " + ROSA_DN);

        assertThat(Room.words(Room.take(room.open(Map.of("groups.placeholder", "")), "lonely")))
                .contains("last member", "groups.placeholder");
        assertThat(room.held()).containsExactly("lonely");

        assertThat(Room.take(room.open(), "lonely")).isEqualTo(APPLIED);
        assertThat(room.directory
                        .admin()
                        .getEntry("cn=lonely," + TestDirectory.GROUPS)
                        .getAttributeValues("member"))
                .containsExactly(TestDirectory.PLACEHOLDER);
        assertThat(Room.take(room.open(), "lonely")).isEqualTo(APPLIED);
    }

    @Test
    void whatActiveDirectorySaysOfMembersIsUnderstood() {
        LdapConnector connector = room.open();
        room.meddler.answerChanges(ResultCode.ENTRY_ALREADY_EXISTS);
        assertThat(Room.give(connector, FIRST)).isInstanceOf(DeliveryOutcome.Refused.class); // not a member at all

        room.subject.plantPast(room.meddler, Room.ROSA, FIRST);
        room.meddler.answerChanges(ResultCode.ENTRY_ALREADY_EXISTS);
        assertThat(Room.give(connector, FIRST)).isEqualTo(APPLIED);

        room.meddler.answerChanges(ResultCode.UNWILLING_TO_PERFORM);
        assertThat(Room.take(connector, SECOND)).isEqualTo(APPLIED);
        assertThat(Room.take(connector, FIRST)).isInstanceOf(DeliveryOutcome.Refused.class);
    }

    @Test
    void nothingOutsideTheBaseIsEverChanged() {
        room.directory.add(
                "dn: cn=admins," + TestDirectory.ROLES,
                "objectClass: groupOfNames",
                "cn: admins",
                "member: " + TestDirectory.PLACEHOLDER);
        LdapConnector connector = room.open(Map.of("groups.named-by", "dn"));

        assertThat(Room.give(connector, "cn=admins," + TestDirectory.ROLES))
                .isInstanceOf(DeliveryOutcome.Refused.class);
        assertThat(Room.give(connector, "no dn at all")).isInstanceOf(DeliveryOutcome.Refused.class);
        assertThat(Room.give(connector, "CN=" + FIRST + ", " + TestDirectory.GROUPS))
                .isEqualTo(APPLIED);
    }

    @Test
    void aReferralIsRefusedUnlessFollowingIsSwitchedOn() {
        try (MemoryDirectory other = MemoryDirectory.plain()) {
            LdapSubject elsewhere = new LdapSubject(other, GroupKind.GROUP_OF_NAMES, EntitlementName.CN);
            room.meddler.answerChanges(
                    change -> true,
                    change -> new LDAPException(ResultCode.REFERRAL, "elsewhere", change.getDN(), new String[] {
                        other.url() + "/" + change.getDN()
                    }));

            assertThat(Room.words(Room.give(room.open(), FIRST))).contains("another server");
            assertThat(elsewhere.held(Room.ROSA)).isEmpty();

            assertThat(Room.give(room.open(Map.of("referrals", "follow")), FIRST))
                    .isEqualTo(APPLIED);
            assertThat(elsewhere.held(Room.ROSA)).hasSize(1);
        }
    }

    @Test
    void aReferralToAnotherKindOfSecurityIsNotFollowed() {
        room.meddler.answerChanges(
                change -> true,
                change -> new LDAPException(
                        ResultCode.REFERRAL, "elsewhere", change.getDN(), new String[] {"ldaps://localhost:1/"}));

        assertThat(Room.give(room.open(Map.of("referrals", "follow")), FIRST))
                .isInstanceOf(DeliveryOutcome.Refused.class);
    }

    @Test
    void moreGroupsThanTheLimitAreNotAnsweredInPart() {
        LdapConnector connector = room.open(Map.of("most-entries", "2", "page-size", "1"));
        for (int i = 1; i <= 3; i++) {
            room.subject.plant(Room.ROSA, new HeldEntitlement("kit-entitlement-" + i, Optional.empty()));
        }

        assertThatThrownBy(() -> connector.assignments(Room.ROSA)).hasMessageContaining("limit");
    }

    private static AccountOwner owner(String email) {
        return new AccountOwner(new PersonId("p"), "p", Optional.of(email));
    }

    private void refuseChangesOf(String group, ModificationType type) {
        room.meddler.answerChanges(
                change -> change.getDN().contains(group) && types(change).contains(type),
                change -> new LDAPException(ResultCode.INSUFFICIENT_ACCESS_RIGHTS));
    }

    private static List<ModificationType> types(ModifyRequest change) {
        return change.getModifications().stream()
                .map(Modification::getModificationType)
                .toList();
    }
}
