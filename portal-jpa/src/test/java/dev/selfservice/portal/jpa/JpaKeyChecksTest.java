// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa;

import dev.selfservice.portal.plugins.spi.PortalStores;
import dev.selfservice.portal.testkit.keys.KeyChecksContract;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class JpaKeyChecksTest extends KeyChecksContract {

    @Parameter
    Databases database;

    @Override
    protected PortalStores stores() {
        return database.stores();
    }
}
