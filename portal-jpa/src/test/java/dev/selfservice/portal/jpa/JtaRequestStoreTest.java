// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa;

import dev.selfservice.portal.plugins.spi.PortalStores;
import dev.selfservice.portal.testkit.requests.RequestStoreContract;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class JtaRequestStoreTest extends RequestStoreContract {
    @Parameter
    Databases database;

    @Override
    protected PortalStores stores() {
        return JtaPortal.on(database).stores();
    }
}
