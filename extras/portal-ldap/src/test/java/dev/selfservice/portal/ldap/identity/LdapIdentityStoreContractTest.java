// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.identity;

import dev.selfservice.portal.identity.spi.IdentityStore;
import dev.selfservice.portal.ldap.testing.MemoryDirectory;
import dev.selfservice.portal.spi.MapSettings;
import dev.selfservice.portal.testkit.identity.IdentityStoreContract;
import dev.selfservice.portal.testkit.identity.Organisation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** The contract against a directory in this process. */
class LdapIdentityStoreContractTest extends IdentityStoreContract {

    private final List<AutoCloseable> open = new ArrayList<>();

    @Override
    protected IdentityStore storeOf(Organisation organisation) {
        MemoryDirectory directory = MemoryDirectory.plain();
        LdapIdentityStore store = (LdapIdentityStore) new LdapIdentityStoreFactory()
                .open(MapSettings.of("kit.", Laid.of(organisation, directory).settings()));
        open.add(store);
        open.add(directory);
        return store;
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        open.clear();
    }
}
