// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.jpa.internal.Dialect;
import dev.selfservice.portal.testkit.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PortalSchemaTest {

    @ParameterizedTest
    @EnumSource
    void bringsTheTablesUpToDateOnce(Databases kind) throws IOException {
        int scripts = scripts(kind);
        try (TestDatabase database = kind.empty()) {
            assertThat(PortalSchema.migrate(database.source())).isEqualTo(scripts);
            assertThat(PortalSchema.migrate(database.source())).isZero();
        }
    }

    private static int scripts(Databases kind) throws IOException {
        Path folder = Path.of("src/main/resources/db/portal", kind.name().toLowerCase(Locale.ROOT));
        try (Stream<Path> files = Files.list(folder)) {
            return (int) files.count();
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

    @ParameterizedTest
    @EnumSource
    void isTakenAsCurrentOnlyIfEveryScriptRanAsItIsNow(Databases kind) {
        SchemaScripts scripts = new SchemaScripts(
                PortalSchema.class.getClassLoader(), kind == Databases.DERBY ? Dialect.DERBY : Dialect.POSTGRESQL);
        try (TestDatabase database = kind.empty()) {
            assertThat(scripts.allRan(database.source(), "portal_schema_history"))
                    .isFalse();

            PortalSchema.migrate(database.source());
            assertThat(scripts.allRan(database.source(), "portal_schema_history"))
                    .isTrue();

            for (String flaw : List.of(
                    "SET \"checksum\" = \"checksum\" + 1 WHERE \"version\" = '1'",
                    "SET \"success\" = false WHERE \"version\" = '2'",
                    "SET \"version\" = '77' WHERE \"version\" = '2'")) {
                database.run("CREATE TABLE kept AS SELECT * FROM \"portal_schema_history\" WITH NO DATA");
                database.run("INSERT INTO kept SELECT * FROM \"portal_schema_history\"");
                database.run("UPDATE \"portal_schema_history\" " + flaw);
                assertThat(scripts.allRan(database.source(), "portal_schema_history"))
                        .as(flaw)
                        .isFalse();
                database.run("DELETE FROM \"portal_schema_history\"");
                database.run("INSERT INTO \"portal_schema_history\" SELECT * FROM kept");
                database.run("DROP TABLE kept");
            }
            assertThat(scripts.allRan(database.source(), "portal_schema_history"))
                    .isTrue();
        }
    }
}
