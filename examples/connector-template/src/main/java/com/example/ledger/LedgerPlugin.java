package com.example.ledger;

import dev.selfservice.portal.connectors.spi.ConnectorFactory;
import dev.selfservice.portal.plugins.spi.PortalPlugin;
import java.util.List;

/** Offers the connector type {@code ledger}. */
public final class LedgerPlugin implements PortalPlugin {

    @Override
    public List<ConnectorFactory> connectors() {
        return List.of(new LedgerConnectorFactory());
    }
}
