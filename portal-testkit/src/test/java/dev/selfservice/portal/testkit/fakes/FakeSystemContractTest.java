// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.fakes;

import dev.selfservice.portal.testkit.connectors.ConnectorContract;
import dev.selfservice.portal.testkit.connectors.ConnectorSubject;

class FakeSystemContractTest extends ConnectorContract {

    @Override
    protected ConnectorSubject newSubject() {
        return new FakeSystemSubject();
    }
}
