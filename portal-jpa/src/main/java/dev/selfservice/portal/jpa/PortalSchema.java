// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa;

import dev.selfservice.portal.jpa.internal.Dialect;
import dev.selfservice.portal.jpa.internal.Failures;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the portal's tables up to date with Flyway.
 *
 * <p>The scripts lie in {@code db/portal/derby} and {@code db/portal/postgresql} under one numbering; they may run beside
 * tables of others in the same schema, for all our names begin with {@code portal_}. Needs Flyway on the class path.
 */
public final class PortalSchema {
    private PortalSchema() {}

    /** Runs the scripts that have not run yet; returns how many there were. Several nodes may call it at once. */
    public static int migrate(DataSource source) {
        return Flyway.configure(PortalSchema.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:db/portal/" + dialect(source).name().toLowerCase(Locale.ROOT))
                .table("portal_schema_history")
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
