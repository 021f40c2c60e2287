// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The databases we run on, and how our values look in them.
 *
 * <p>PostgreSQL keeps ids as {@code uuid} and times as {@code timestamptz}; Derby, which knows neither, keeps ids as 16
 * bytes and times as milliseconds since 1970.
 */
public enum Dialect {
    POSTGRESQL,
    DERBY;

    /** Returns the dialect that a connection speaks. */
    public static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        String name = product.toLowerCase(Locale.ROOT);
        if (name.contains("postgresql")) {
            return POSTGRESQL;
        }
        if (name.contains("derby")) {
            return DERBY;
        }
        throw new IllegalArgumentException("the portal runs on PostgreSQL and Derby, not on " + product);
    }

    /** Returns the text for this database. */
    public String choose(String postgresql, String derby) {
        return this == POSTGRESQL ? postgresql : derby;
    }

    /**
     * Returns the statement with our placeholders filled in: <code>{later}</code> and <code>{earlier}</code> for the
     * database's time plus and minus a parameter in milliseconds.
     */
    String fill(String statement) {
        String span = choose("CAST(? AS bigint) * interval '1 millisecond'", "CAST(? AS BIGINT)");
        return statement.replace("{later}", "portal_now() + " + span).replace("{earlier}", "portal_now() - " + span);
    }

    /** Returns a time as it is stored, with milliseconds. */
    public Object stored(Instant time) {
        return this == POSTGRESQL ? Timestamp.from(time.truncatedTo(ChronoUnit.MILLIS)) : time.toEpochMilli();
    }

    /** Returns an id as it is stored. */
    public Object stored(UUID id) {
        return this == POSTGRESQL ? id : Bytes.of(id);
    }

    /** Returns the time that a stored value stands for. */
    public Instant time(Object stored) {
        return stored instanceof Timestamp stamp
                ? stamp.toInstant()
                : Instant.ofEpochMilli(((Number) stored).longValue());
    }

    /** Returns the id that a stored value stands for. */
    public UUID id(Object stored) {
        return stored instanceof UUID own ? own : Bytes.toUuid((byte[]) stored);
    }

    /** Returns the JDBC type of times. */
    int timeType() {
        return this == POSTGRESQL ? Types.TIMESTAMP : Types.BIGINT;
    }

    /** Returns the JDBC type of ids. */
    int idType() {
        return this == POSTGRESQL ? Types.OTHER : Types.BINARY;
    }

    /** Returns the class that the driver takes times as. */
    Class<?> timeClass() {
        return this == POSTGRESQL ? Timestamp.class : Long.class;
    }

    /** Returns the class that the driver takes ids as. */
    Class<?> idClass() {
        return this == POSTGRESQL ? UUID.class : byte[].class;
    }

    @Nullable
    Instant time(ResultSet rows, String column) throws SQLException {
        if (this == POSTGRESQL) {
            Timestamp stamp = rows.getTimestamp(column);
            return stamp == null ? null : stamp.toInstant();
        }
        long millis = rows.getLong(column);
        return rows.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    @Nullable
    UUID id(ResultSet rows, String column) throws SQLException {
        if (this == POSTGRESQL) {
            return rows.getObject(column, UUID.class);
        }
        byte[] bytes = rows.getBytes(column);
        return bytes == null ? null : Bytes.toUuid(bytes);
    }

    void bind(PreparedStatement statement, int place, @Nullable Object value) throws SQLException {
        if (value == null) {
            int type = this == POSTGRESQL
                    ? Types.NULL
                    : statement.getParameterMetaData().getParameterType(place);
            statement.setNull(place, type);
        } else if (value instanceof Instant time) {
            statement.setObject(place, stored(time));
        } else if (value instanceof UUID id) {
            statement.setObject(place, stored(id));
        } else if (value instanceof Enum<?> choice) {
            statement.setString(place, choice.name());
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(place, bytes);
        } else if (value instanceof Collection<?> many) {
            statement.setArray(place, array(statement.getConnection(), many));
        } else {
            statement.setObject(place, value);
        }
    }

    private static Array array(Connection connection, Collection<?> values) throws SQLException {
        return connection.createArrayOf(
                typeOf(values.isEmpty() ? "" : values.iterator().next()), values.toArray());
    }

    private static String typeOf(Object value) {
        if (value instanceof UUID) {
            return "uuid";
        }
        return value instanceof Long ? "bigint" : "varchar";
    }
}
