// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import dev.selfservice.portal.identity.spi.CredentialAnswer;
import dev.selfservice.portal.ldap.testing.Slapd;
import dev.selfservice.portal.ldap.testing.TestDirectory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The password policy of a real OpenLDAP server. */
class SlapdSignInTest {

    private static final String POLICY = "cn=policy," + TestDirectory.BASE;

    @TempDir
    Path folder;

    @Test
    void thePolicyOfTheDirectoryCounts() throws LDAPException {
        try (Slapd directory = Slapd.start(folder);
                LdapIdentityStore store = House.in(directory).open("people.disabled", "(pwdAccountLockedTime=*)")) {
            directory.add(
                    "dn: " + POLICY,
                    "objectClass: applicationProcess",
                    "objectClass: pwdPolicy",
                    "cn: policy",
                    "pwdAttribute: userPassword",
                    "pwdLockout: TRUE",
                    "pwdMaxFailure: 2",
                    "pwdMustChange: TRUE");
            set(directory, "pwdPolicySubentry", POLICY);

            assertThat(check(store, House.PASSWORD)).isInstanceOf(CredentialAnswer.Accepted.class);
            set(directory, "pwdReset", "TRUE");
            assertThat(check(store, House.PASSWORD))
                    .as("must change first")
                    .isInstanceOf(CredentialAnswer.Rejected.class);
            set(directory, "pwdReset", "FALSE");

            check(store, "wrong");
            check(store, "wrong");
            assertThat(check(store, House.PASSWORD)).as("locked").isInstanceOf(CredentialAnswer.Rejected.class);
            assertThat(store.findByLogin("ana").orElseThrow().active()).isFalse();
            assertThat(store.findByLogin("bea").orElseThrow().active()).isTrue();
        }
    }

    private static CredentialAnswer check(LdapIdentityStore store, String password) {
        return store.check("ana", password.toCharArray());
    }

    private static void set(Slapd directory, String attribute, String value) throws LDAPException {
        directory.admin().modify(House.ANA, new Modification(ModificationType.REPLACE, attribute, value));
    }
}
