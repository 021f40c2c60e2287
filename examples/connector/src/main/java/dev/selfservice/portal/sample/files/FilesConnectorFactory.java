// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.sample.files;

import dev.selfservice.portal.connectors.spi.Connector;
import dev.selfservice.portal.connectors.spi.ConnectorContext;
import dev.selfservice.portal.connectors.spi.ConnectorFactory;
import dev.selfservice.portal.spi.Settings;
import java.nio.file.Path;

/**
 * Makes connectors to a directory of role files.
 *
 * <p>Settings: {@code directory}, which must be there; {@code accounts}, either {@code existing} (an account is there if
 * its file is; the default) or {@code automatic} (everybody has one, its file is made with the first role).
 */
public final class FilesConnectorFactory implements ConnectorFactory {

    @Override
    public String type() {
        return "files";
    }

    // tag::open[]
    @Override
    public Connector open(Settings settings, ConnectorContext context) {
        Path directory = settings.required("directory", Path::of);
        AccountMode accounts = settings.optional("accounts", AccountMode::parse).orElse(AccountMode.EXISTING);
        settings.rejectUnread(); // "unknown settings [portal.systems.hr.acounts]" is better than a surprise
        return new FilesConnector(context.system(), directory, accounts);
    }
    // end::open[]
}
