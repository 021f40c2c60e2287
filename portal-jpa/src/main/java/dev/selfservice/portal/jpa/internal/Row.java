// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.PersonRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** One row of an answer, read by the names of its columns. */
public final class Row {
    private final ResultSet rows;
    private final Dialect dialect;

    Row(ResultSet rows, Dialect dialect) {
        this.rows = rows;
        this.dialect = dialect;
    }

    /** Returns a text. */
    public String text(String column) throws SQLException {
        return Objects.requireNonNull(rows.getString(column), column);
    }

    /** Returns a text that may be missing. */
    public Optional<String> maybeText(String column) throws SQLException {
        return Optional.ofNullable(rows.getString(column));
    }

    /** Returns an id. */
    public UUID id(String column) throws SQLException {
        return Objects.requireNonNull(dialect.id(rows, column), column);
    }

    /** Returns an id that may be missing. */
    public Optional<UUID> maybeId(String column) throws SQLException {
        return Optional.ofNullable(dialect.id(rows, column));
    }

    /** Returns a time. */
    public Instant time(String column) throws SQLException {
        return Objects.requireNonNull(dialect.time(rows, column), column);
    }

    /** Returns a time that may be missing. */
    public Optional<Instant> maybeTime(String column) throws SQLException {
        return Optional.ofNullable(dialect.time(rows, column));
    }

    /** Returns a number. */
    public int number(String column) throws SQLException {
        return rows.getInt(column);
    }

    /** Returns a number that may be missing. */
    public Optional<Integer> maybeNumber(String column) throws SQLException {
        int number = rows.getInt(column);
        return rows.wasNull() ? Optional.empty() : Optional.of(number);
    }

    /** Returns a long number. */
    public long big(String column) throws SQLException {
        return rows.getLong(column);
    }

    /** Returns a yes or no. */
    public boolean yes(String column) throws SQLException {
        return rows.getBoolean(column);
    }

    /** Returns bytes. */
    public byte[] bytes(String column) throws SQLException {
        return Objects.requireNonNull(rows.getBytes(column), column);
    }

    /** Returns a constant. */
    public <E extends Enum<E>> E choice(Class<E> type, String column) throws SQLException {
        return Enum.valueOf(type, text(column));
    }

    /** Returns a constant that may be missing. */
    public <E extends Enum<E>> Optional<E> maybeChoice(Class<E> type, String column) throws SQLException {
        return maybeText(column).map(name -> Enum.valueOf(type, name));
    }

    /** Returns a person kept in the columns {@code <prefix>_id} and {@code <prefix>_name}. */
    public PersonRef person(String prefix) throws SQLException {
        return new PersonRef(new PersonId(text(prefix + "_id")), text(prefix + "_name"));
    }
}
