package com.example.ledger;

import dev.selfservice.portal.connectors.spi.Connector;
import dev.selfservice.portal.connectors.spi.ConnectorContext;
import dev.selfservice.portal.connectors.spi.ConnectorFactory;
import dev.selfservice.portal.spi.Settings;
import java.nio.file.Path;

/** Makes connectors to a ledger. Setting: {@code file}, which must be there. */
public final class LedgerConnectorFactory implements ConnectorFactory {

    @Override
    public String type() {
        return "ledger";
    }

    @Override
    public Connector open(Settings settings, ConnectorContext context) {
        Path file = settings.required("file", Path::of);
        settings.rejectUnread(); // a setting that is misspelt is named, not ignored
        return new LedgerConnector(new Ledger(file));
    }
}
