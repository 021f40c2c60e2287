// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.runtime;

import dev.selfservice.portal.identity.spi.IdentityStore;
import dev.selfservice.portal.identity.spi.IdentityStoreFactory;
import dev.selfservice.portal.plugins.spi.PortalPlugin;
import dev.selfservice.portal.server.config.IdentityConfig;
import dev.selfservice.portal.spi.MapSettings;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes the one identity store that the configuration names, from what the plug-ins offer. */
final class Identities {

    private static final Logger LOG = System.getLogger(Identities.class.getName());
    private static final String PREFIX = "portal.identity.";

    private Identities() {}

    /**
     * Returns the store.
     *
     * @throws IllegalArgumentException no plug-in offers the type, two do, or a setting is wrong
     */
    static IdentityStore open(IdentityConfig config, List<PortalPlugin> plugins) {
        Map<String, IdentityStoreFactory> offered = new TreeMap<>();
        for (PortalPlugin plugin : plugins) {
            for (IdentityStoreFactory factory : plugin.identityStores()) {
                if (offered.putIfAbsent(factory.type(), factory) != null) {
                    throw new IllegalArgumentException("two plug-ins offer the identity store type " + factory.type());
                }
            }
        }
        IdentityStoreFactory factory = offered.get(config.type());
        if (factory == null) {
            throw new IllegalArgumentException(
                    PREFIX + "type: no plug-in offers the type " + config.type() + ", only " + offered.keySet());
        }
        LOG.log(Level.INFO, "people come from an identity store of the type {0}", config.type());
        return factory.open(MapSettings.of(PREFIX, config.settings()));
    }

    /** Closes a store that wants it. */
    static void close(IdentityStore store) {
        if (store instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception broken) {
                LOG.log(Level.WARNING, "the identity store did not stop in good order", broken);
            }
        }
    }
}
