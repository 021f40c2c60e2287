// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.journeys;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.selfservice.portal.jpa.PortalSchema;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;

/** The databases that the portal runs on. */
public enum Databases {
    DERBY,
    POSTGRESQL;

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final int CONNECTIONS = 24;

    /** Returns a pool on a new database that holds the portal's tables and nothing in them. */
    public HikariDataSource fresh() {
        HikariConfig config = new HikariConfig();
        if (this == DERBY) {
            config.setDataSource(derby());
        } else {
            config.setJdbcUrl(dev.selfservice.portal.server.races.Databases.postgresqlUrl());
        }
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        HikariDataSource pool = new HikariDataSource(config);
        PortalSchema.migrate(pool);
        return pool;
    }

    private static DataSource derby() {
        System.setProperty("derby.stream.error.file", "target/derby.log");
        EmbeddedDataSource source = new EmbeddedDataSource();
        source.setDatabaseName("memory:journeys" + COUNT.incrementAndGet());
        source.setCreateDatabase("create");
        return source;
    }
}
