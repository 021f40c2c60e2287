// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.check.jars;

import dev.selfservice.portal.connectors.spi.ConnectorFactory;
import dev.selfservice.portal.plugins.spi.PortalPlugin;
import java.util.List;

/** Ends the process that asks it for anything. */
public final class EndingPlugin implements PortalPlugin {

    @Override
    public List<ConnectorFactory> connectors() {
        System.out.println("I cannot go on");
        System.exit(0);
        return List.of();
    }
}
