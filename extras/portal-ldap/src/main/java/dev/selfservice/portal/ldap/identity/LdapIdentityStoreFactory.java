// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.identity;

import com.unboundid.ldap.sdk.DN;
import dev.selfservice.portal.identity.spi.IdentityStore;
import dev.selfservice.portal.identity.spi.IdentityStoreFactory;
import dev.selfservice.portal.ldap.directory.Directory;
import dev.selfservice.portal.ldap.directory.DirectorySettings;
import dev.selfservice.portal.spi.Settings;
import java.util.Optional;

/** Makes identity stores over directories; {@code docs/ldap.md} lists the settings. */
public final class LdapIdentityStoreFactory implements IdentityStoreFactory {

    @Override
    public String type() {
        return "ldap";
    }

    @Override
    public IdentityStore open(Settings settings) {
        DirectorySettings reach = DirectorySettings.read(settings);
        PeopleSettings people = PeopleSettings.read(settings);
        GroupSettings groups = GroupSettings.read(settings);
        Optional<DN> decoy = settings.optional("sign-in.decoy", DirectorySettings::dn);
        settings.rejectUnread();
        Directory directory = new Directory(reach);
        return new LdapIdentityStore(
                directory, people, groups, new DirectoryPasswords(directory, decoy, people.base()));
    }
}
