// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa;

import dev.selfservice.portal.jpa.internal.Dialect;
import dev.selfservice.portal.jpa.internal.Failures;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the portal's tables up to date with Flyway.
 *
 * <p>The scripts lie in {@code db/portal/derby} and {@code db/portal/postgresql} under one numbering; they may run beside
 * tables of others in the same schema, for all our names begin with {@code portal_}. Needs Flyway on the class path.
 */
public final class PortalSchema {
    private static final String HISTORY = "portal_schema_history";

    private PortalSchema() {}

    /**
     * Runs the scripts that have not run yet; returns how many there were. Several nodes may call it at once.
     *
     * <p>A database user without the right to change tables may call it too, as long as there is nothing to run.
     *
     * @throws IllegalStateException a script failed, or the user of the database may not change tables
     */
    public static int migrate(DataSource source) {
        ClassLoader loader = PortalSchema.class.getClassLoader();
        SchemaScripts scripts = new SchemaScripts(loader, dialect(source));
        return scripts.allRan(source, HISTORY) ? 0 : migrate(source, loader, scripts.location());
    }

    private static int migrate(DataSource source, ClassLoader loader, String location) {
        try {
            return run(source, loader, location);
        } catch (FlywayException refused) {
            throw new IllegalStateException(
                    "the tables of the portal could not be brought up to date, as this user of the database at least;"
                            + " nothing that a script did not finish is left on PostgreSQL",
                    refused);
        }
    }

    private static int run(DataSource source, ClassLoader loader, String location) {
        return Flyway.configure(loader)
                .dataSource(source)
                .locations(location)
                .table(HISTORY)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate()
                .migrationsExecuted;
    }

    private static Dialect dialect(DataSource source) {
        try (Connection connection = source.getConnection()) {
            return Dialect.of(connection);
        } catch (SQLException failure) {
            throw Failures.of(failure);
        }
    }
}
