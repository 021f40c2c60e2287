// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.identity;

import dev.selfservice.portal.identity.spi.IdentityStore;
import dev.selfservice.portal.ldap.testing.Slapd;
import dev.selfservice.portal.spi.MapSettings;
import dev.selfservice.portal.testkit.identity.IdentityStoreContract;
import dev.selfservice.portal.testkit.identity.Organisation;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract against a real OpenLDAP server, which gives no more than 50 entries at once; the organisation is laid down once. */
class SlapdIdentityStoreContractTest extends IdentityStoreContract {

    @TempDir
    static Path folder;

    private static @Nullable Slapd directory;
    private static @Nullable LdapIdentityStore store;

    @BeforeAll
    static void start() {
        directory = Slapd.start(folder);
    }

    @AfterAll
    static void stop() {
        if (store != null) {
            store.close();
        }
        if (directory != null) {
            directory.close();
        }
        store = null;
    }

    @Override
    protected IdentityStore storeOf(Organisation organisation) {
        LdapIdentityStore known = store;
        if (known == null && directory != null) {
            known = (LdapIdentityStore) new LdapIdentityStoreFactory()
                    .open(MapSettings.of(
                            "kit.", Laid.of(organisation, directory).settings()));
            store = known;
        }
        if (known == null) {
            throw new IllegalStateException("no server was started");
        }
        return known;
    }
}
