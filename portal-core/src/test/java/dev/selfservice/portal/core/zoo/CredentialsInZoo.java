// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import dev.selfservice.portal.testkit.check.HandedIn;
import dev.selfservice.portal.testkit.identity.ChecksCredentialsContract;
import dev.selfservice.portal.testkit.identity.CredentialsSubject;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtendWith;

/** A contract on a specimen; no test by itself. */
@ExtendWith(HandedIn.class)
final class CredentialsInZoo extends ChecksCredentialsContract {

    private final CredentialsSubject subject;

    CredentialsInZoo(Supplier<CredentialsSubject> subjects) {
        this.subject = subjects.get();
    }

    @Override
    protected CredentialsSubject subject() {
        return subject;
    }
}
