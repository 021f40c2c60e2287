// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal;

import dev.selfservice.portal.ConflictException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How the stores talk to the database.
 *
 * <p>New rows are written as entities. Decisions are conditional statements whose row count decides. Reads go straight
 * from rows into records of the API. Entities are let go as soon as they are written, so that none can be stale.
 *
 * <p>In a statement <code>{in}</code> stands for a comparison with a parameter that is a collection, <code>{later}</code>
 * and <code>{earlier}</code> for the database's time plus and minus a parameter in milliseconds.
 */
public final class Sql {
    private static final String IN = "{in}";

    private final Database database;
    private final Dialect dialect;
    private final Map<String, String> filled = new ConcurrentHashMap<>();

    /** Makes a record from a row. */
    @FunctionalInterface
    public interface Reading<T> {
        T read(Row row) throws SQLException;
    }

    public Sql(Database database) {
        this.database = database;
        this.dialect = database.dialect();
    }

    /** Returns which database it is. */
    public Dialect dialect() {
        return dialect;
    }

    /** Refuses to go on outside of a transaction. */
    public void requireTransaction() {
        database.entities();
    }

    /** Writes new rows of one entity; one that is there already is a conflict {@code duplicate}. */
    public void add(List<?> entities) {
        EntityManager manager = database.entities();
        try {
            entities.forEach(manager::persist);
            manager.flush();
            manager.clear();
        } catch (PersistenceException failure) {
            throw known(Failures.of(failure));
        }
    }

    private static RuntimeException known(RuntimeException failure) {
        return failure instanceof DuplicateKeyException
                ? new ConflictException("duplicate", "there is a row with this key already")
                : failure;
    }

    /** Writes a new row. */
    public void add(Object entity) {
        add(List.of(entity));
    }

    /** Runs a statement; returns how many rows it wrote. */
    public int update(String statement, @Nullable Object... values) {
        requireTransaction();
        return prepared(statement, values, PreparedStatement::executeUpdate);
    }

    /** Inserts a row unless one with the same key exists; tells whether it did. The transaction goes on either way. */
    public boolean insertNew(String statement, @Nullable Object... values) {
        if (dialect == Dialect.POSTGRESQL) {
            return update(statement + " ON CONFLICT DO NOTHING", values) == 1;
        }
        try {
            return update(statement, values) == 1;
        } catch (DuplicateKeyException there) {
            return false;
        }
    }

    /** Runs a statement once per list of values, in one round trip; returns how many rows were written in all. */
    public int batch(String statement, List<@Nullable Object[]> values) {
        if (values.isEmpty()) {
            return 0;
        }
        if (values.size() == 1) {
            return update(statement, values.get(0));
        }
        requireTransaction();
        return database.onConnection(connection -> {
            try (PreparedStatement prepared = connection.prepareStatement(fill(statement))) {
                for (@Nullable Object[] each : values) {
                    bind(prepared, each);
                    prepared.addBatch();
                }
                int sum = 0;
                for (int count : prepared.executeBatch()) {
                    sum += count;
                }
                return sum;
            } catch (SQLException failure) {
                throw Failures.of(failure);
            }
        });
    }

    /** Reads all rows of an answer. */
    public <T> List<T> list(String query, Reading<T> reading, @Nullable Object... values) {
        return prepared(query, values, statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                Row row = new Row(rows, dialect);
                List<T> all = new ArrayList<>();
                while (rows.next()) {
                    all.add(reading.read(row));
                }
                return all;
            }
        });
    }

    /** Reads the first row of an answer. */
    public <T> Optional<T> first(String query, Reading<T> reading, @Nullable Object... values) {
        return list(query, reading, values).stream().findFirst();
    }

    /** Tells whether an answer has a row. */
    public boolean exists(String query, @Nullable Object... values) {
        return prepared(query, values, statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        });
    }

    private interface Running<T> {
        T run(PreparedStatement statement) throws SQLException;
    }

    private <T> T prepared(String text, @Nullable Object[] values, Running<T> running) {
        boolean spread = dialect == Dialect.DERBY && text.contains(IN);
        @Nullable Object[] bound = spread ? InLists.spread(values) : values;
        String statement = spread ? InLists.spread(fill(text), values) : fill(text);
        return database.onConnection(connection -> run(connection, statement, bound, running));
    }

    private <T> T run(Connection connection, String statement, @Nullable Object[] values, Running<T> running) {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            bind(prepared, values);
            return running.run(prepared);
        } catch (SQLException failure) {
            throw Failures.of(failure);
        }
    }

    private void bind(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            Object plain = value instanceof Optional<?> maybe ? maybe.orElse(null) : value;
            dialect.bind(statement, i + 1, plain);
        }
    }

    private String fill(String statement) {
        return filled.computeIfAbsent(statement, text -> {
            String whole = dialect.fill(text);
            return dialect == Dialect.POSTGRESQL ? whole.replace(IN, "= ANY (?)") : whole;
        });
    }

    /** Derby has no arrays: a collection becomes a list of parameters. */
    private static final class InLists {
        static String spread(String statement, @Nullable Object[] values) {
            String text = statement;
            for (Object value : values) {
                if (value instanceof Collection<?> many) {
                    int at = text.indexOf(IN);
                    String list = "IN (" + "?, ".repeat(rounded(many.size()) - 1) + "?)";
                    text = text.substring(0, at) + list + text.substring(at + IN.length());
                }
            }
            return text;
        }

        static @Nullable Object[] spread(@Nullable Object[] values) {
            List<@Nullable Object> all = new ArrayList<>();
            for (Object value : values) {
                if (value instanceof Collection<?> many) {
                    List<Object> list = new ArrayList<>(many);
                    Object last = list.get(list.size() - 1);
                    int missing = rounded(list.size()) - list.size();
                    all.addAll(list);
                    for (int i = 0; i < missing; i++) {
                        all.add(last);
                    }
                } else {
                    all.add(value);
                }
            }
            return all.toArray();
        }

        /** Lists are filled up to a power of two, so that the database meets few different statements. */
        private static int rounded(int size) {
            return size == 1 ? 1 : Integer.highestOneBit(size - 1) << 1;
        }
    }
}
