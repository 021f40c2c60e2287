// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.connector;

import dev.selfservice.portal.connectors.spi.Connector;
import dev.selfservice.portal.connectors.spi.ConnectorContext;
import dev.selfservice.portal.connectors.spi.ConnectorFactory;
import dev.selfservice.portal.ldap.directory.Directory;
import dev.selfservice.portal.ldap.directory.DirectorySettings;
import dev.selfservice.portal.spi.Settings;

/** Makes connectors to directories; {@code docs/ldap.md} lists the settings. */
public final class LdapConnectorFactory implements ConnectorFactory {

    @Override
    public String type() {
        return "ldap";
    }

    @Override
    public Connector open(Settings settings, ConnectorContext context) {
        DirectorySettings directory = DirectorySettings.read(settings);
        AccountSettings accounts = AccountSettings.read(settings);
        GroupSettings groups = GroupSettings.read(settings);
        settings.rejectUnread();
        return new LdapConnector(context.system(), new Directory(directory), accounts, groups);
    }
}
