// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.connectors.spi;

import dev.selfservice.portal.spi.Settings;

/** Makes connectors of one type. */
public interface ConnectorFactory {

    /** Returns the type that the configuration names, for example {@code files}; {@code portal-} is reserved. */
    String type();

    /**
     * Makes a connector for one system.
     *
     * <p>Must read all its settings and call {@link Settings#rejectUnread}. May throw; the portal then starts without
     * this system and names it in its health.
     *
     * @param settings the keys of this system alone, prefix removed
     */
    Connector open(Settings settings, ConnectorContext context);
}
