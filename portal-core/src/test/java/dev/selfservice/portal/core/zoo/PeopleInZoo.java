// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import dev.selfservice.portal.identity.spi.IdentityStore;
import dev.selfservice.portal.testkit.check.HandedIn;
import dev.selfservice.portal.testkit.identity.IdentityStoreContract;
import dev.selfservice.portal.testkit.identity.Organisation;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtendWith;

/** A contract on a specimen; no test by itself. */
@ExtendWith(HandedIn.class)
final class PeopleInZoo extends IdentityStoreContract {

    private final Function<Organisation, IdentityStore> made;

    PeopleInZoo(Supplier<Function<Organisation, IdentityStore>> made) {
        this.made = made.get();
    }

    @Override
    protected IdentityStore storeOf(Organisation organisation) {
        return made.apply(organisation);
    }
}
