// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa;

import dev.selfservice.portal.plugins.spi.PortalStores;
import dev.selfservice.portal.testkit.keys.KeyChecksContract;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class JpaKeyChecksTest extends KeyChecksContract {

    @Parameter
    Databases database;

    private static final Map<Databases, JpaStores> OWN = new ConcurrentHashMap<>();

    @Override
    protected PortalStores stores() {
        return OWN.computeIfAbsent(database, kind -> JpaStores.on(kind.fresh().source()));
    }
}
