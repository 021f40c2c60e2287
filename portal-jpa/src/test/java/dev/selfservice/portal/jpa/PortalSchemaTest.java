// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.testkit.Samples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PortalSchemaTest {

    @ParameterizedTest
    @EnumSource
    void bringsTheTablesUpToDateOnce(Databases kind) {
        try (TestDatabase database = kind.empty()) {
            assertThat(PortalSchema.migrate(database.source())).isEqualTo(3);
            assertThat(PortalSchema.migrate(database.source())).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void standsBesideTablesOfOthers(Databases kind) {
        try (TestDatabase database = kind.empty()) {
            database.run("CREATE TABLE request (id INTEGER NOT NULL PRIMARY KEY)");

            PortalSchema.migrate(database.source());

            try (JpaStores stores = JpaStores.on(database.source())) {
                stores.transactions()
                        .run(() -> stores.requests().insert(Samples.request().make()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void twoPortalsInOneProcessDoNotMixTheirDatabases(Databases kind) {
        try (TestDatabase first = kind.fresh();
                TestDatabase second = kind.fresh();
                JpaStores one = JpaStores.on(first.source());
                JpaStores two = JpaStores.on(second.source())) {
            var request = Samples.request().make();

            one.transactions().run(() -> one.requests().insert(request));

            assertThat(one.requests().find(request.id())).isPresent();
            assertThat(two.requests().find(request.id())).isEmpty();
        }
    }
}
