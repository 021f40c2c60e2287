// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.connector;

import dev.selfservice.portal.ldap.directory.GroupKind;
import dev.selfservice.portal.ldap.testing.Slapd;
import dev.selfservice.portal.testkit.connectors.ConnectorContract;
import dev.selfservice.portal.testkit.connectors.ConnectorSubject;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

/** The contract against a real OpenLDAP server. */
class SlapdConnectorContractTest extends ConnectorContract {

    @TempDir
    Path folder;

    @Override
    protected ConnectorSubject newSubject() {
        Path own = folder.resolve(UUID.randomUUID().toString());
        return new LdapSubject(Slapd.start(own), GroupKind.GROUP_OF_NAMES, EntitlementName.CN);
    }
}
