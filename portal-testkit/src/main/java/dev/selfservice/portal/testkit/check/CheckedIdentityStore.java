// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.check;

import dev.selfservice.portal.identity.spi.IdentityStore;
import dev.selfservice.portal.testkit.identity.IdentityStoreContract;
import dev.selfservice.portal.testkit.identity.Organisation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract of identity stores, on whatever is handed in. */
@ExtendWith(HandedIn.class)
final class CheckedIdentityStore extends IdentityStoreContract {

    private final Supplier<Function<Organisation, IdentityStore>> stores;
    private final List<IdentityStore> open = new ArrayList<>();

    CheckedIdentityStore(Supplier<Function<Organisation, IdentityStore>> stores) {
        this.stores = stores;
    }

    @Override
    protected IdentityStore storeOf(Organisation organisation) {
        IdentityStore store = stores.get().apply(organisation);
        open.add(store);
        return store;
    }

    @AfterEach
    void closeStores() throws Exception {
        for (IdentityStore each : open) {
            if (each instanceof AutoCloseable closeable) {
                closeable.close();
            }
        }
    }
}
