// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.ResultCode;
import dev.selfservice.portal.UnavailableException;
import dev.selfservice.portal.identity.spi.CredentialAnswer;
import dev.selfservice.portal.ldap.testing.Meddler;
import dev.selfservice.portal.ldap.testing.MemoryDirectory;
import dev.selfservice.portal.ldap.testing.TestDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords, checked by the directory in the name of the person. */
class LdapSignInTest {

    private static final CredentialAnswer REJECTED = new CredentialAnswer.Rejected();

    private final Meddler meddler = new Meddler();
    private final MemoryDirectory directory = MemoryDirectory.plain(meddler);
    private final House house = House.in(directory);
    private final LdapIdentityStore store = house.open();

    @AfterEach
    void close() {
        store.close();
        directory.close();
    }

    @Test
    void theRightPasswordIsAcceptedAndAWrongOneRejected() {
        assertThat(check("ana", House.PASSWORD))
                .isEqualTo(new CredentialAnswer.Accepted(
                        store.findByLogin("ana").orElseThrow().id()));
        assertThat(check("ANA", House.PASSWORD)).isInstanceOf(CredentialAnswer.Accepted.class);
        assertThat(check("ana", "wrong")).isEqualTo(REJECTED);
    }

    @Test
    void anEmptyPasswordOpensNothingAndIsNeverSent() {
        assertThat(check("ana", "")).isEqualTo(REJECTED);
        assertThat(meddler.binds()).doesNotContain(House.ANA);
    }

    @Test
    void whoIsNotKnownIsTriedLikeEverybody() {
        assertThat(check("nobody", "something")).isEqualTo(new CredentialAnswer.NotMine());
        assertThat(check("ana*", House.PASSWORD)).isEqualTo(new CredentialAnswer.NotMine());
        assertThat(check("", House.PASSWORD)).isEqualTo(new CredentialAnswer.NotMine());

        assertThat(meddler.binds())
                .filteredOn(each -> each.contains("portal-decoy"))
                .hasSize(3);
    }

    @Test
    void aDecoyMayBeNamed() {
        try (LdapIdentityStore other = house.open("sign-in.decoy", "uid=bea," + TestDirectory.PEOPLE)) {
            assertThat(other.check("nobody", "something".toCharArray())).isEqualTo(new CredentialAnswer.NotMine());
        }
        assertThat(meddler.binds()).contains("uid=bea," + TestDirectory.PEOPLE);
    }

    @Test
    void twoPeopleWithOneLoginAreNobody() {
        directory.add("dn: ou=left," + TestDirectory.PEOPLE, "objectClass: organizationalUnit", "ou: left");
        directory.add(
                "dn: uid=ana,ou=left," + TestDirectory.PEOPLE,
                "objectClass: inetOrgPerson",
                "uid: ana",
                "cn: Another Ana",
                "sn: Ana",
                "userPassword: " + House.PASSWORD);

        assertThat(check("ana", House.PASSWORD)).isEqualTo(new CredentialAnswer.NotMine());
        assertThat(store.findByLogin("ana")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {48, 32, 19, 53, 50})
    void lockedExpiredAndDisabledAreRejected(int code) {
        meddler.answerSignIns(ResultCode.valueOf(code));

        assertThat(check("ana", House.PASSWORD)).isEqualTo(REJECTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {51, 52, 80, 11})
    void aDirectoryThatCannotTellIsNotARejection(int code) {
        meddler.answerSignIns(ResultCode.valueOf(code));

        assertThatThrownBy(() -> check("ana", House.PASSWORD)).isInstanceOf(UnavailableException.class);
    }

    @Test
    void aDirectoryThatRefusesTheConnectionIsNotARejection() {
        try (LdapIdentityStore encrypted = house.open("security", "start-tls")) {
            // The answer to StartTLS is 53 here, which for a password would be a no.
            assertThatThrownBy(() -> encrypted.check("ana", House.PASSWORD.toCharArray()))
                    .isInstanceOf(UnavailableException.class);
        }
    }

    @Test
    void aDirectoryThatIsDownIsNotARejectionAndIsSaidToBeDown() {
        assertThat(store.trouble()).isEmpty();

        directory.server().shutDown(true);

        assertThatThrownBy(() -> check("ana", House.PASSWORD)).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> store.findByLogin("ana")).isInstanceOf(UnavailableException.class);
        assertThat(store.trouble())
                .hasValueSatisfying(words -> assertThat(words).contains("directory"));
    }

    private CredentialAnswer check(String login, String password) {
        return store.check(login, password.toCharArray());
    }
}
