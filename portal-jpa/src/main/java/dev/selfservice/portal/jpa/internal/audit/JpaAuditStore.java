// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.audit;

import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.audit.AuditEvent;
import dev.selfservice.portal.audit.spi.AuditRow;
import dev.selfservice.portal.audit.spi.AuditStore;
import dev.selfservice.portal.jpa.internal.Cursor;
import dev.selfservice.portal.jpa.internal.Dialect;
import dev.selfservice.portal.jpa.internal.Row;
import dev.selfservice.portal.jpa.internal.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the audit trail in {@code portal_audit_event} and the head of its chain in {@code portal_audit_head}. */
public final class JpaAuditStore implements AuditStore {
    private static final String SELECT = "SELECT * FROM portal_audit_event";

    private static final String HEAD = "SELECT sequence_no, seal FROM portal_audit_head WHERE id = 1";

    /** Derby can only wait for a lock; whether somebody has it is asked of its table of locks first. */
    private static final String HEAD_TAKEN = """
            SELECT 1 FROM SYSCS_DIAG.LOCK_TABLE l WHERE l.tablename = 'PORTAL_AUDIT_HEAD' AND l.type = 'ROW' \
            AND l.mode IN ('U', 'X') AND l.state = 'GRANT'""";

    private static final String SEAL =
            "UPDATE portal_audit_event SET sequence_no = ?, seal = ? WHERE id = ? AND sequence_no = 0";

    private static final String OLDEST =
            "SELECT happened_at, portal_now() AS now_at FROM portal_audit_event WHERE sequence_no = 0"
                    + " ORDER BY happened_at, id FETCH FIRST 1 ROW ONLY";

    private final Sql sql;

    public JpaAuditStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void append(AuditRow row) {
        sql.add(AuditEventEntity.of(row));
    }

    @Override
    public Page<AuditEvent> list(PageRequest page) {
        StringBuilder query = new StringBuilder(SELECT);
        List<Object> values = new ArrayList<>();
        Cursor.read(page, 2).ifPresent(after -> {
            query.append(" WHERE happened_at <= ? AND (happened_at < ? OR id < ?)");
            values.addAll(List.of(after.time(0), after.time(0), after.id(1)));
        });
        query.append(" ORDER BY happened_at DESC, id DESC FETCH FIRST ? ROWS ONLY");
        values.add(page.size() + 1);
        List<AuditEvent> rows = sql.list(query.toString(), JpaAuditStore::event, values.toArray());
        return Page.cut(rows, page.size(), last -> Cursor.of(last.at(), last.id()));
    }

    @Override
    public Optional<Head> lockHead() {
        sql.requireTransaction();
        if (sql.dialect() == Dialect.POSTGRESQL) {
            return sql.first(HEAD + " FOR UPDATE SKIP LOCKED", JpaAuditStore::head);
        }
        if (sql.exists(HEAD_TAKEN)) {
            return Optional.empty();
        }
        sql.update("UPDATE portal_audit_head SET id = 1 WHERE id = 1");
        return sql.first(HEAD, JpaAuditStore::head);
    }

    @Override
    public List<AuditRow> unsealed(int most) {
        return sql.list(
                SELECT + " WHERE sequence_no = 0 ORDER BY happened_at, id FETCH FIRST ? ROWS ONLY",
                JpaAuditStore::row,
                most);
    }

    @Override
    public void seal(List<AuditRow> sealed, Head head) {
        List<@Nullable Object[]> values = new ArrayList<>();
        sealed.forEach(row -> values.add(
                new @Nullable Object[] {row.sequence(), row.seal(), row.event().id()}));
        if (sql.batch(SEAL, values) != sealed.size()) {
            throw new ConflictException("already-sealed", "an event has a seal already, or is gone");
        }
        sql.update("UPDATE portal_audit_head SET sequence_no = ?, seal = ? WHERE id = 1", head.sequence(), head.seal());
    }

    @Override
    public List<AuditRow> sealedAfter(long sequence, int most) {
        return sql.list(
                SELECT + " WHERE sequence_no > ? AND sequence_no > 0 ORDER BY sequence_no, happened_at, id"
                        + " FETCH FIRST ? ROWS ONLY",
                JpaAuditStore::row,
                sequence,
                most);
    }

    @Override
    public Head head() {
        return sql.first(HEAD, JpaAuditStore::head).orElseThrow();
    }

    @Override
    public Duration sealLag() {
        return sql.first(OLDEST, row -> Duration.between(row.time("happened_at"), row.time("now_at")))
                .filter(lag -> !lag.isNegative())
                .orElse(Duration.ZERO);
    }

    private static Head head(Row row) throws SQLException {
        return new Head(row.big("sequence_no"), row.bytes("seal"));
    }

    private static AuditRow row(Row row) throws SQLException {
        return new AuditRow(
                event(row), row.number("key_version"), row.bytes("mac"), row.big("sequence_no"), row.bytes("seal"));
    }

    private static AuditEvent event(Row row) throws SQLException {
        return new AuditEvent(
                row.id("id"),
                row.time("happened_at"),
                new PersonId(row.text("actor_id")),
                row.maybeText("on_behalf_of").map(PersonId::new),
                row.text("action"),
                row.text("subject"),
                row.text("result"),
                row.maybeText("reason"),
                row.number("level_no"),
                row.text("origin_id"),
                row.text("address"),
                row.text("agent"));
    }
}
