// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.connector;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import dev.selfservice.portal.ldap.directory.DirectorySettings;
import dev.selfservice.portal.spi.Settings;

/**
 * Where the accounts of a target system are.
 *
 * @param filter finds the account of a person; {@code {login}}, {@code {email}} and {@code {person}} stand for theirs
 * @param name the attribute whose value names an account
 */
record AccountSettings(DN base, Filter filter, String name) {

    private static final String FILTER = "(&(objectClass=inetOrgPerson)(uid={login}))";

    static AccountSettings read(Settings settings) {
        return new AccountSettings(
                settings.required("accounts.base", DirectorySettings::dn),
                settings.optional("accounts.filter", DirectorySettings::filter)
                        .orElseGet(() -> DirectorySettings.filter(FILTER)),
                settings.optional("accounts.name", String::valueOf).orElse("uid"));
    }
}
