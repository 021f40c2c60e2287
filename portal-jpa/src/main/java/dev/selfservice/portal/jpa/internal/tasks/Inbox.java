// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.tasks;

import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.jpa.internal.Cursor;
import dev.selfservice.portal.jpa.internal.Dialect;
import dev.selfservice.portal.jpa.internal.Sql;
import dev.selfservice.portal.tasks.TaskSummary;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * The open tasks of a set of grantees, in order of their due time.
 *
 * <p>Each grantee is a range of one index; the cost is a few index rows per grantee, whatever the table holds. For a
 * person in thousands of groups the heads of all ranges are looked at first: only ranges whose head is among the first
 * {@code n} different ones can hold one of the first {@code n} tasks, and only those are read on.
 */
final class Inbox {
    /** Before every task. */
    private static final Place START = new Place(Instant.EPOCH, new UUID(0, 0));

    private static final String RANGE = """
            SELECT c.due_key, c.task_id FROM portal_task_candidate c WHERE c.grantee = g.grantee \
            AND (c.due_key, c.task_id) > (?, ?) AND c.requester_id <> ? AND c.beneficiary_id <> ? \
            ORDER BY c.due_key, c.task_id FETCH FIRST %s ROWS ONLY""";

    private static final String PLACES = "SELECT DISTINCT r.due_key, r.task_id FROM ("
            + "SELECT h.grantee, dense_rank() OVER (ORDER BY h.due_key, h.task_id) AS place FROM ("
            + "SELECT g.grantee, f.due_key, f.task_id FROM unnest(?) AS g (grantee) "
            + "CROSS JOIN LATERAL (" + RANGE.formatted("1") + ") f) h) g "
            + "CROSS JOIN LATERAL (" + RANGE.formatted("?") + ") r "
            + "WHERE g.place <= ? ORDER BY r.due_key, r.task_id FETCH FIRST ? ROWS ONLY";

    /** The inbox on PostgreSQL; its plan is checked by a test. */
    static final String PAGE = "SELECT " + TaskRows.SUMMARY + " FROM (" + PLACES
            + ") k JOIN portal_task t ON t.id = k.task_id ORDER BY k.due_key, k.task_id";

    /** The count on PostgreSQL. */
    static final String COUNT = "SELECT count(*) AS tasks FROM (" + PLACES + ") k";

    private static final String BY_ID = "SELECT " + TaskRows.SUMMARY + " FROM portal_task t WHERE t.id {in}";

    private final Sql sql;
    private final DerbyInbox derby;

    /** Where a task stands in the order. */
    record Place(Instant due, UUID task) {}

    Inbox(Sql sql) {
        this.sql = sql;
        this.derby = new DerbyInbox(sql);
    }

    Page<TaskSummary> page(PersonId person, Collection<String> grantees, PageRequest page) {
        Place after = Cursor.read(page, 2)
                .map(cursor -> new Place(cursor.time(0), cursor.id(1)))
                .orElse(START);
        if (grantees.isEmpty()) {
            return Page.whole(List.of());
        }
        int most = page.size() + 1;
        List<TaskSummary> rows = sql.dialect() == Dialect.POSTGRESQL
                ? sql.list(PAGE, TaskRows::summary, values(person, grantees, after, most))
                : derby.tasks(person, grantees, after, most, BY_ID);
        return Page.cut(rows, page.size(), Inbox::cursor);
    }

    int count(PersonId person, Collection<String> grantees, int most) {
        if (grantees.isEmpty()) {
            return 0;
        }
        if (sql.dialect() == Dialect.DERBY) {
            return derby.places(person, grantees, START, most).size();
        }
        return sql.list(COUNT, row -> row.number("tasks"), values(person, grantees, START, most))
                .get(0);
    }

    private static Object[] values(PersonId person, Collection<String> grantees, Place after, int most) {
        String who = person.value();
        return new Object[] {
            grantees, after.due(), after.task(), who, who, after.due(), after.task(), who, who, most, most, most
        };
    }

    private static String cursor(TaskSummary last) {
        return Cursor.of(last.dueAt().orElse(CandidateEntity.NEVER), last.id());
    }
}
