// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.signin;

import dev.selfservice.portal.jpa.internal.Row;
import dev.selfservice.portal.jpa.internal.Sql;
import dev.selfservice.portal.signin.spi.AttemptStore;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Keeps counters of tries in {@code portal_attempt}, by the database's clock (RL). */
public final class JpaAttemptStore implements AttemptStore {
    private static final long DAY = Duration.ofDays(1).toMillis();

    private static final String COUNT_UP = """
            UPDATE portal_attempt SET tries = CASE WHEN since_at <= {earlier} THEN 1 ELSE tries + 1 END, \
            since_at = CASE WHEN since_at <= {earlier} THEN portal_now() ELSE since_at END, last_at = portal_now() \
            WHERE attempt_key = ?""";

    private static final String BEGIN =
            "INSERT INTO portal_attempt (attempt_key, tries, since_at, last_at) VALUES (?, 1, portal_now(), portal_now())";

    private static final String FIND =
            "SELECT tries, since_at, last_at, portal_now() AS now_at FROM portal_attempt WHERE attempt_key = ?";

    private static final String OLD =
            "SELECT attempt_key FROM portal_attempt WHERE last_at <= {earlier} FETCH FIRST ? ROWS ONLY";

    private final Sql sql;

    public JpaAttemptStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Count raise(String key, Duration window) {
        long millis = window.toMillis();
        // The first try of two at once inserts; the other then finds the row and counts it up.
        if (sql.update(COUNT_UP, millis, millis, key) == 0 && !sql.insertNew(BEGIN, key)) {
            sql.update(COUNT_UP, millis, millis, key);
        }
        return sql.first(FIND, JpaAttemptStore::read, key).orElseThrow();
    }

    @Override
    public Optional<Count> find(String key, Duration window) {
        return sql.first(FIND + " AND since_at > {earlier}", JpaAttemptStore::read, key, window.toMillis());
    }

    @Override
    public void clear(String key) {
        sql.update("DELETE FROM portal_attempt WHERE attempt_key = ?", key);
    }

    @Override
    public int purge(int most) {
        List<String> keys = sql.list(OLD, row -> row.text("attempt_key"), DAY, most);
        return keys.isEmpty()
                ? 0
                : sql.update("DELETE FROM portal_attempt WHERE attempt_key {in} AND last_at <= {earlier}", keys, DAY);
    }

    private static Count read(Row row) throws SQLException {
        return new Count(row.number("tries"), row.time("since_at"), row.time("last_at"), row.time("now_at"));
    }
}
