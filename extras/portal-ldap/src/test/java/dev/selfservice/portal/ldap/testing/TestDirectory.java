// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.testing;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldif.LDIFException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A directory with the tree {@value #BASE}, people and groups below it, and an account that may do everything. */
public interface TestDirectory extends AutoCloseable {

    /** The root of the tree. */
    String BASE = "dc=example,dc=org";

    /** Where people are. */
    String PEOPLE = "ou=people," + BASE;

    /** Where groups are. */
    String GROUPS = "ou=groups," + BASE;

    /** Where the groups are that are roles. */
    String ROLES = "ou=roles," + BASE;

    /** Who may do everything. */
    String ADMIN = "cn=admin," + BASE;

    /** The password of that account. */
    String PASSWORD = "keep-me-secret";

    /** Who stays in groups that may not be empty. */
    String PLACEHOLDER = "cn=nobody," + BASE;

    /** Returns the address to connect to. */
    String url();

    /** Returns a connection of the account that may do everything, to look at the directory itself. */
    LDAPConnection admin();

    /** Adds an entry given as lines of LDIF. */
    default void add(String... lines) {
        try {
            admin().add(lines);
        } catch (LDAPException | LDIFException e) {
            throw new AssertionError("cannot add " + Arrays.toString(lines), e);
        }
    }

    /** Puts a value in place of whatever an attribute of an entry has. */
    default void change(String dn, String attribute, String value) {
        try {
            admin().modify(dn, new Modification(ModificationType.REPLACE, attribute, value));
        } catch (LDAPException e) {
            throw new AssertionError("cannot change " + dn, e);
        }
    }

    /** Adds the tree above everything else. */
    default void addTree() {
        add("dn: " + BASE, "objectClass: organization", "objectClass: dcObject", "o: Example", "dc: example");
        for (String unit : new String[] {"people", "groups", "roles"}) {
            add("dn: ou=" + unit + "," + BASE, "objectClass: organizationalUnit", "ou: " + unit);
        }
    }

    /** Returns the settings with which a connector or an identity store reaches this directory. */
    default Map<String, String> reach() {
        return new HashMap<>(Map.of("url", url(), "security", "plain", "bind-dn", ADMIN, "bind-password", PASSWORD));
    }

    @Override
    void close();
}
