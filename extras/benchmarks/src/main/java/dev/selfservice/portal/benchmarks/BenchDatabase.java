// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.selfservice.portal.jpa.PortalSchema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import java.util.function.DoubleSupplier;
import javax.sql.DataSource;

/**
 * An empty database with the portal's tables, and a pool of connections to it.
 *
 * <p>It also says how ids and times are bound, which is all that plain JDBC must know of the difference between the two
 * databases.
 */
final class BenchDatabase implements AutoCloseable {

    private static final int CONNECTIONS = 8;

    private final String name;
    private final boolean postgresql;
    private final HikariDataSource pool;
    private final DoubleSupplier serverCpu;

    /**
     * Creates the portal's tables.
     *
     * @param serverCpu the CPU seconds that processes of the database outside of this one have used
     */
    BenchDatabase(String name, boolean postgresql, DataSource source, DoubleSupplier serverCpu) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(CONNECTIONS);
        this.name = name;
        this.postgresql = postgresql;
        this.pool = new HikariDataSource(config);
        this.serverCpu = serverCpu;
        PortalSchema.migrate(pool);
    }

    String name() {
        return name;
    }

    boolean postgresql() {
        return postgresql;
    }

    DataSource source() {
        return pool;
    }

    double serverCpu() {
        return serverCpu.getAsDouble();
    }

    /** Returns the product with its version. */
    String product() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            String version = connection.getMetaData().getDatabaseProductVersion();
            return name + " " + version.split("[ (]")[0];
        }
    }

    void run(String... statements) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    /** Returns the number that a query answers. */
    long number(String query) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Binds values as the portal's columns keep them. */
    void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, stored(values[i]));
        }
    }

    private Object stored(Object value) {
        if (value instanceof Instant time) {
            return postgresql ? Timestamp.from(time) : (Object) time.toEpochMilli();
        }
        if (value instanceof UUID id && !postgresql) {
            return bytes(id);
        }
        return value;
    }

    private static byte[] bytes(UUID id) {
        return java.nio.ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    /** Returns the id in a column. */
    UUID id(ResultSet rows, int column) throws SQLException {
        if (postgresql) {
            return rows.getObject(column, UUID.class);
        }
        java.nio.ByteBuffer bytes = java.nio.ByteBuffer.wrap(rows.getBytes(column));
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    /** Returns the time in a column. */
    Instant time(ResultSet rows, int column) throws SQLException {
        return postgresql ? rows.getTimestamp(column).toInstant() : Instant.ofEpochMilli(rows.getLong(column));
    }

    @Override
    public void close() {
        pool.close();
    }
}
