// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.events;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.events.Topic;
import dev.selfservice.portal.events.spi.Change;
import dev.selfservice.portal.events.spi.ChangeStore;
import dev.selfservice.portal.events.spi.StoredChange;
import dev.selfservice.portal.jpa.internal.Json;
import dev.selfservice.portal.jpa.internal.Row;
import dev.selfservice.portal.jpa.internal.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps changes in {@code portal_change}; the database counts the positions. */
public final class JpaChangeStore implements ChangeStore {
    private static final String INSERT =
            "INSERT INTO portal_change (written_at, topic, subject_id, audience) VALUES (portal_now(), ?, ?, ?)";

    private static final String SELECT = "SELECT position_no, topic, subject_id, audience FROM portal_change WHERE ";

    /** Looks at the first rows of the primary key only, for those are the oldest. */
    private static final String OLD = """
            SELECT position_no FROM (SELECT position_no, written_at FROM portal_change ORDER BY position_no \
            FETCH FIRST ? ROWS ONLY) oldest WHERE written_at <= {earlier}""";

    private final Sql sql;

    public JpaChangeStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void append(List<Change> changes) {
        sql.batch(INSERT, changes.stream().map(JpaChangeStore::values).toList());
    }

    @Override
    public List<StoredChange> after(long position, int most) {
        return sql.list(
                SELECT + "position_no > ? ORDER BY position_no FETCH FIRST ? ROWS ONLY",
                JpaChangeStore::read,
                position,
                most);
    }

    @Override
    public List<StoredChange> among(Collection<Long> positions) {
        return positions.isEmpty()
                ? List.of()
                : sql.list(
                        SELECT + "position_no {in} ORDER BY position_no", JpaChangeStore::read, List.copyOf(positions));
    }

    @Override
    public long newest() {
        return sql.first("SELECT MAX(position_no) AS newest FROM portal_change", row -> row.big("newest"))
                .orElse(0L);
    }

    @Override
    public int purge(Duration age, int most) {
        List<@Nullable Object[]> old =
                sql.list(OLD, row -> new @Nullable Object[] {row.big("position_no")}, most, age.toMillis());
        return sql.batch("DELETE FROM portal_change WHERE position_no = ?", old);
    }

    private static @Nullable Object[] values(Change change) {
        List<String> audience =
                change.audience().stream().map(Grantee::toString).toList();
        return new @Nullable Object[] {
            change.topic(), change.id(), Json.list(audience).toString()
        };
    }

    private static StoredChange read(Row row) throws SQLException {
        return new StoredChange(
                row.big("position_no"),
                new Change(
                        row.choice(Topic.class, "topic"),
                        row.id("subject_id"),
                        Json.texts(row.text("audience")).stream()
                                .map(Grantee::parse)
                                .collect(Collectors.toUnmodifiableSet())));
    }
}
