// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal;

import dev.selfservice.portal.InvalidException;
import dev.selfservice.portal.UnavailableException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what a failure of the database means for callers. */
public final class Failures {
    /** Deadlocks and serialization failures of PostgreSQL; deadlocks, lock time-outs and busy sequences of Derby. */
    private static final Set<String> BUSY = Set.of("40001", "40P01", "40XL1", "40XL2", "X0Y84");

    /** An exception of Java inside Derby. */
    private static final String DERBYS_OWN = "XJ001";

    private static final String DUPLICATE = "23505";
    /** A character the database cannot keep: U+0000 on PostgreSQL. */
    private static final Set<String> CHARACTERS = Set.of("22021", "22P05");

    private static final String TOO_LONG = "22001";
    /** A time that the database cannot tell. */
    private static final Set<String> TIMES = Set.of("22007", "22008");

    private Failures() {}

    /** Returns what to throw for a failure; messages of the database stay in the cause, for they may hold data. */
    public static RuntimeException of(Throwable failure) {
        SQLException sql = find(failure);
        if (sql == null) {
            return failure instanceof RuntimeException own ? own : new IllegalStateException(failure);
        }
        String state = sql.getSQLState() == null ? "" : sql.getSQLState();
        if (BUSY.contains(state) || brokenPlan(sql, state)) {
            return new DatabaseBusyException(failure);
        }
        if (DUPLICATE.equals(state)) {
            return new DuplicateKeyException(failure);
        }
        if (CHARACTERS.contains(state)) {
            return InvalidException.of("text", "characters", "a text holds a character that cannot be stored");
        }
        if (TOO_LONG.equals(state)) {
            return InvalidException.of("text", "length", "a text is longer than can be stored");
        }
        if (TIMES.contains(state)) {
            return InvalidException.of("time", "range", "a time is out of range");
        }
        if (unreachable(sql, state)) {
            return new UnavailableException("database", "the database cannot be reached", failure);
        }
        return new IllegalStateException("the database refused a statement with state " + state, failure);
    }

    /** Returns the refusal for work that was broken off too often. */
    public static UnavailableException tooBusy(DatabaseBusyException last) {
        return new UnavailableException("database", "the database is too busy", last);
    }

    /**
     * Tells whether Derby stumbled over itself: it runs a plan in one thread while another thread compiles it anew, and then
     * mistakes what it keeps with the plan. The statement has not run, and does the next time.
     */
    private static boolean brokenPlan(SQLException sql, String state) {
        Throwable cause = sql;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return DERBYS_OWN.equals(state)
                && (cause instanceof ClassCastException || cause instanceof IndexOutOfBoundsException);
    }

    private static boolean unreachable(SQLException sql, String state) {
        return sql instanceof SQLTransientConnectionException
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57P");
    }

    private static @Nullable SQLException find(@Nullable Throwable failure) {
        Throwable each = failure;
        while (each != null && !(each instanceof SQLException)) {
            each = each.getCause();
        }
        return (SQLException) each;
    }
}
