// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.sample.files;

import dev.selfservice.portal.testkit.connectors.ConnectorContract;
import dev.selfservice.portal.testkit.connectors.ConnectorSubject;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

// tag::contract[]
class FilesConnectorContractTest extends ConnectorContract {

    @TempDir
    Path directory;

    @Override
    protected ConnectorSubject newSubject() {
        return new FilesSubject(directory);
    }
}
// end::contract[]
