// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap;

import dev.selfservice.portal.connectors.spi.ConnectorFactory;
import dev.selfservice.portal.identity.spi.IdentityStoreFactory;
import dev.selfservice.portal.ldap.connector.LdapConnectorFactory;
import dev.selfservice.portal.ldap.identity.LdapIdentityStoreFactory;
import dev.selfservice.portal.plugins.spi.PortalPlugin;
import java.util.List;

/** Offers directories, under the type {@code ldap}, as target systems and as where people come from. */
public final class LdapPlugin implements PortalPlugin {

    @Override
    public List<ConnectorFactory> connectors() {
        return List.of(new LdapConnectorFactory());
    }

    @Override
    public List<IdentityStoreFactory> identityStores() {
        return List.of(new LdapIdentityStoreFactory());
    }
}
