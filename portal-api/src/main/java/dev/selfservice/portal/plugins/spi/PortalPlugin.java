// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.plugins.spi;

import dev.selfservice.portal.connectors.spi.ConnectorFactory;
import dev.selfservice.portal.identity.spi.IdentityStoreFactory;
import java.util.List;

/**
 * Everything one jar adds to the portal: the one door for plug-ins.
 *
 * <p>Embedders hand plug-ins to the builder; the reference server finds them with {@link java.util.ServiceLoader} and
 * switches on only what its configuration names. A part that is not named is never made.
 */
public interface PortalPlugin {

    /** Returns the name of the plug-in, for lists and logs. */
    default String name() {
        return getClass().getSimpleName();
    }

    /** Returns the kinds of connectors offered. */
    default List<ConnectorFactory> connectors() {
        return List.of();
    }

    /** Returns the kinds of identity stores offered; at most one of them is used. */
    default List<IdentityStoreFactory> identityStores() {
        return List.of();
    }
}
