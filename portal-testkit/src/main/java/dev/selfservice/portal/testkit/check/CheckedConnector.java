// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.check;

import dev.selfservice.portal.testkit.connectors.ConnectorContract;
import dev.selfservice.portal.testkit.connectors.ConnectorSubject;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract of connectors, on whatever is handed in. */
@ExtendWith(HandedIn.class)
final class CheckedConnector extends ConnectorContract {

    private final Supplier<ConnectorSubject> subjects;

    CheckedConnector(Supplier<ConnectorSubject> subjects) {
        this.subjects = subjects;
    }

    @Override
    protected ConnectorSubject newSubject() {
        return subjects.get();
    }
}
