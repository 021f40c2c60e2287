// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.check;

import dev.selfservice.portal.testkit.identity.IdentityStoreSubject;
import dev.selfservice.portal.testkit.identity.OpenedIdentityStoreContract;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtendWith;

/** What holds of every identity store that opens, on whatever is handed in. */
@ExtendWith(HandedIn.class)
final class CheckedOpenedStore extends OpenedIdentityStoreContract {

    private final Supplier<IdentityStoreSubject> subjects;

    CheckedOpenedStore(Supplier<IdentityStoreSubject> subjects) {
        this.subjects = subjects;
    }

    @Override
    protected IdentityStoreSubject newSubject() {
        return subjects.get();
    }
}
