// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.runtime;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.selfservice.portal.server.config.DatabaseConfig;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** The pool of connections, and the embedded database behind it if there is one. */
final class Database implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Database.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String DERBY_LOG = "derby.stream.error.file";

    /** What Derby answers to a shutdown that worked. */
    private static final String DERBY_IS_DOWN = "08006";

    private final DatabaseConfig config;
    private final HikariDataSource pool;

    private Database(DatabaseConfig config, HikariDataSource pool) {
        this.config = config;
        this.pool = pool;
    }

    /** Opens the pool; fails if the database does not answer. */
    static Database open(DatabaseConfig config, Path home) {
        if (System.getProperty(DERBY_LOG) == null) {
            System.setProperty(DERBY_LOG, home.resolve("derby.log").toString());
        }
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("portal");
        pool.setJdbcUrl(config.url());
        if (!config.user().isEmpty()) {
            pool.setUsername(config.user());
            pool.setPassword(config.password());
        }
        pool.setMaximumPoolSize(config.connections());
        pool.setConnectionTimeout(PATIENCE.toMillis());
        return new Database(config, new HikariDataSource(pool));
    }

    DataSource source() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
        if (config.embedded() && !config.url().contains(":memory:")) {
            shutDown();
        }
    }

    /** Lets Derby write its last checkpoint, so that the next start has nothing to repair. */
    private void shutDown() {
        String database = config.url().replaceAll(";.*", "");
        try (Connection none = DriverManager.getConnection(database + ";shutdown=true")) {
            LOG.log(Level.WARNING, "the embedded database goes on: {0}", none);
        } catch (SQLException answer) {
            if (!DERBY_IS_DOWN.equals(answer.getSQLState())) {
                LOG.log(Level.WARNING, "the embedded database did not stop in good order", answer);
            }
        }
    }
}
