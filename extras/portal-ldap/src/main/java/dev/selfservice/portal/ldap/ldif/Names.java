// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.ldif;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names of entries, made alike: case, spaces and escapes do not tell two apart (RFC 4514, RFC 4517 section 4.2.15). */
final class Names {

    /** The bits at the end of a uniqueMember (RFC 4517, section 3.3.21). */
    private static final Pattern BITS = Pattern.compile("#'[01]*'B$");

    private Names() {}

    /** Returns the name in its one form; nothing if it is no name. */
    static Optional<String> normal(String dn) {
        try {
            return Optional.of(new DN(dn).toNormalizedString());
        } catch (LDAPException broken) {
            return Optional.empty();
        }
    }

    /** Returns the name that a member is written by, in its one form. */
    static Optional<String> ofMember(String value) {
        return normal(BITS.matcher(value).replaceFirst(""));
    }
}
