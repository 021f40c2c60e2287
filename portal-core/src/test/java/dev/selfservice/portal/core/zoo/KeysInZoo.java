// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import dev.selfservice.portal.keys.spi.KeyProvider;
import dev.selfservice.portal.testkit.check.HandedIn;
import dev.selfservice.portal.testkit.keys.KeyProviderContract;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtendWith;

/** A contract on a specimen; no test by itself. */
@ExtendWith(HandedIn.class)
final class KeysInZoo extends KeyProviderContract {

    private final Supplier<KeyProvider> made;

    KeysInZoo(Supplier<KeyProvider> made) {
        this.made = made;
    }

    @Override
    protected KeyProvider keys() {
        return made.get();
    }
}
