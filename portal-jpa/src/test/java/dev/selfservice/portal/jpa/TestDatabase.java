// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;

/** Databases for tests: each call makes an empty one. */
public final class TestDatabase implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final int CONNECTIONS = 24;

    /** One PostgreSQL server per JVM; it ends with it. */
    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "400")
                        .start();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private final String url;
    private final CountingDataSource counting;
    private final HikariDataSource pool;

    private TestDatabase(String url, DataSource plain) {
        this.url = url;
        HikariConfig config = new HikariConfig();
        config.setDataSource(plain);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        this.pool = new HikariDataSource(config);
        this.counting = new CountingDataSource(pool);
    }

    TestDatabase migrated() {
        PortalSchema.migrate(pool);
        return this;
    }

    /** Returns a Derby database in memory. */
    public static TestDatabase derby() {
        System.setProperty("derby.stream.error.file", "target/derby.log");
        EmbeddedDataSource source = new EmbeddedDataSource();
        String name = "memory:portal" + COUNT.incrementAndGet();
        source.setDatabaseName(name);
        source.setCreateDatabase("create");
        return new TestDatabase("jdbc:derby:" + name, source);
    }

    /** Returns a database on the PostgreSQL server. */
    public static TestDatabase postgresql() {
        String name = "portal" + COUNT.incrementAndGet();
        try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return new TestDatabase(
                Server.POSTGRES.getJdbcUrl("postgres", name), Server.POSTGRES.getDatabase("postgres", name));
    }

    /** Returns a data source whose statements are counted. */
    public CountingDataSource source() {
        return counting;
    }

    /** Returns the address for JDBC. */
    public String url() {
        return url;
    }

    /** Runs a statement. */
    public void run(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
