// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.connectors;

import dev.selfservice.portal.testkit.check.HandedIn;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract of connectors on a specimen; no test by itself. */
@ExtendWith(HandedIn.class)
final class ConnectorInZoo extends ConnectorContract {

    private final Supplier<ConnectorSubject> subjects;

    ConnectorInZoo(Supplier<ConnectorSubject> subjects) {
        this.subjects = subjects;
    }

    @Override
    protected ConnectorSubject newSubject() {
        return subjects.get();
    }
}
