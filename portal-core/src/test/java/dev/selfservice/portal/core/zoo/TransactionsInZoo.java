// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import dev.selfservice.portal.plugins.spi.PortalStores;
import dev.selfservice.portal.testkit.check.HandedIn;
import dev.selfservice.portal.testkit.transactions.TransactionsContract;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtendWith;

/** A contract on a specimen; no test by itself. */
@ExtendWith(HandedIn.class)
final class TransactionsInZoo extends TransactionsContract {

    private final PortalStores made;

    TransactionsInZoo(Supplier<PortalStores> made) {
        this.made = made.get();
    }

    @Override
    protected PortalStores stores() {
        return made;
    }
}
