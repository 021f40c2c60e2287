// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.identity;

import com.unboundid.ldap.sdk.BindResult;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.experimental.DraftBeheraLDAPPasswordPolicy10ResponseControl;
import dev.selfservice.portal.identity.spi.CredentialAnswer;
import dev.selfservice.portal.ldap.directory.Directory;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks passwords by a bind in the name of the person.
 *
 * <p>Who is not known is tried too, against a name that nobody has, so that the same questions go to the directory for
 * everybody (ENUM-2).
 */
record DirectoryPasswords(Directory directory, Optional<DN> decoy, DN base) {

    private static final CredentialAnswer REJECTED = new CredentialAnswer.Rejected();

    /** What servers answer for a wrong password, and for a right one that opens nothing: locked, expired, disabled. */
    private static final Set<ResultCode> NO = Set.of(
            ResultCode.INVALID_CREDENTIALS,
            ResultCode.INAPPROPRIATE_AUTHENTICATION,
            ResultCode.NO_SUCH_OBJECT,
            ResultCode.CONSTRAINT_VIOLATION,
            ResultCode.UNWILLING_TO_PERFORM,
            ResultCode.INSUFFICIENT_ACCESS_RIGHTS);

    CredentialAnswer check(Optional<PersonEntries.Found> person, char[] password) throws LDAPException {
        if (password.length == 0) {
            return REJECTED; // never a bind without a password (RFC 4513 section 5.1.2)
        }
        if (person.isEmpty()) {
            opens(decoyName(), password);
            return new CredentialAnswer.NotMine();
        }
        return opens(person.get().dn(), password)
                ? new CredentialAnswer.Accepted(person.get().id())
                : REJECTED;
    }

    private DN decoyName() {
        return decoy.orElseGet(() -> new DN(new RDN("cn", "portal-decoy"), base));
    }

    private boolean opens(DN dn, char[] password) throws LDAPException {
        try {
            return isWhole(directory.signIn(dn, password));
        } catch (LDAPException answer) {
            if (NO.contains(answer.getResultCode())) {
                return false;
            }
            throw answer;
        }
    }

    /** A bind that allows nothing but a change of the password is not a sign-in. */
    private static boolean isWhole(BindResult result) throws LDAPException {
        @Nullable
        DraftBeheraLDAPPasswordPolicy10ResponseControl policy =
                DraftBeheraLDAPPasswordPolicy10ResponseControl.get(result);
        return policy == null || policy.getErrorType() == null;
    }
}
