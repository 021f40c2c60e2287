// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import dev.selfservice.portal.testkit.check.HandedIn;
import dev.selfservice.portal.testkit.identity.IdentityStoreSubject;
import dev.selfservice.portal.testkit.identity.OpenedIdentityStoreContract;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtendWith;

/** A contract on a specimen; no test by itself. */
@ExtendWith(HandedIn.class)
final class OpenedPeopleInZoo extends OpenedIdentityStoreContract {

    private final Supplier<IdentityStoreSubject> subjects;

    OpenedPeopleInZoo(Supplier<IdentityStoreSubject> subjects) {
        this.subjects = subjects;
    }

    @Override
    protected IdentityStoreSubject newSubject() {
        return subjects.get();
    }
}
