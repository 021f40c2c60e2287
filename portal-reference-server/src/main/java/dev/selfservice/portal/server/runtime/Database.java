// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.runtime;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.selfservice.portal.jpa.JpaStores;
import dev.selfservice.portal.server.config.DatabaseConfig;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Function;
import javax.sql.DataSource;

/** The pool of connections, and the embedded database behind it if there is one; in a container what it lends us. */
final class Database implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Database.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String DERBY_LOG = "derby.stream.error.file";

    /** What Derby answers to a shutdown that worked. */
    private static final String DERBY_IS_DOWN = "08006";

    private final DataSource source;
    private final Function<DataSource, JpaStores> kind;
    private final Runnable end;

    private Database(DataSource source, Function<DataSource, JpaStores> kind, Runnable end) {
        this.source = source;
        this.kind = kind;
        this.end = end;
    }

    /** Returns a database that somebody else opened and closes. */
    static Database lent(DataSource source, Function<DataSource, JpaStores> kind) {
        return new Database(source, kind, () -> {});
    }

    /** Opens the pool; fails if the database does not answer. */
    static Database open(DatabaseConfig config, Path home) {
        if (System.getProperty(DERBY_LOG) == null) {
            System.setProperty(DERBY_LOG, home.resolve("derby.log").toString());
        }
        boot(config);
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("portal");
        pool.setJdbcUrl(config.url());
        if (!config.user().isEmpty()) {
            pool.setUsername(config.user());
            pool.setPassword(config.password());
        }
        pool.setMaximumPoolSize(config.connections());
        pool.setConnectionTimeout(PATIENCE.toMillis());
        HikariDataSource open = new HikariDataSource(pool);
        return new Database(open, JpaStores::on, () -> {
            open.close();
            if (config.embedded() && !config.url().contains(":memory:")) {
                shutDown(config);
            }
        });
    }

    /** Wakes the embedded database, which may have to mend itself first: longer than anybody waits for a connection. */
    private static void boot(DatabaseConfig config) {
        if (config.embedded()) {
            Properties user = new Properties();
            if (!config.user().isEmpty()) {
                user.setProperty("user", config.user());
                user.setProperty("password", config.password());
            }
            try (Connection first = DriverManager.getConnection(config.url(), user)) {
                LOG.log(Level.DEBUG, "the embedded database is awake: {0}", first);
            } catch (SQLException refused) {
                LOG.log(Level.DEBUG, "the pool will say why", refused);
            }
        }
    }

    DataSource source() {
        return source;
    }

    JpaStores stores() {
        return kind.apply(source);
    }

    @Override
    public void close() {
        end.run();
    }

    /** Lets Derby write its last checkpoint, so that the next start has nothing to repair. */
    private static void shutDown(DatabaseConfig config) {
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
