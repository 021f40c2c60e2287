// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.sample.files;

import dev.selfservice.portal.connectors.spi.ConnectorFactory;
import dev.selfservice.portal.plugins.spi.PortalPlugin;
import java.util.List;

// tag::plugin[]
/** Offers the connector type {@code files}. */
public final class FilesPlugin implements PortalPlugin {

    @Override
    public List<ConnectorFactory> connectors() {
        return List.of(new FilesConnectorFactory());
    }
}
// end::plugin[]
