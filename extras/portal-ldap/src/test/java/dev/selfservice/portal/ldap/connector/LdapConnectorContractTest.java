// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.connector;

import dev.selfservice.portal.ldap.directory.GroupKind;
import dev.selfservice.portal.ldap.testing.MemoryDirectory;
import dev.selfservice.portal.testkit.connectors.ConnectorContract;
import dev.selfservice.portal.testkit.connectors.ConnectorSubject;
import org.junit.jupiter.api.Nested;

/** The contract against a directory in this process, for each kind of group. */
class LdapConnectorContractTest {

    @Nested
    class GroupsOfNamesByCn extends ConnectorContract {
        @Override
        protected ConnectorSubject newSubject() {
            return new LdapSubject(MemoryDirectory.plain(), GroupKind.GROUP_OF_NAMES, EntitlementName.CN);
        }
    }

    @Nested
    class GroupsOfUniqueNamesByDn extends ConnectorContract {
        @Override
        protected ConnectorSubject newSubject() {
            return new LdapSubject(MemoryDirectory.plain(), GroupKind.GROUP_OF_UNIQUE_NAMES, EntitlementName.DN);
        }
    }

    @Nested
    class PosixGroups extends ConnectorContract {
        @Override
        protected ConnectorSubject newSubject() {
            return new LdapSubject(MemoryDirectory.plain(), GroupKind.POSIX_GROUP, EntitlementName.CN);
        }
    }
}
