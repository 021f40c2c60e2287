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

/** The open tasks of a set of grantees, in order of their due time. */
final class Inbox {
    /** Before every task. */
    static final Place START = new Place(Instant.EPOCH, new UUID(0, 0));

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
        return Page.cut(tasks(person, grantees, after, most), page.size(), Inbox::cursor);
    }

    private List<TaskSummary> tasks(PersonId person, Collection<String> grantees, Place after, int most) {
        if (sql.dialect() == Dialect.DERBY) {
            return derby.tasks(person, grantees, after, most, BY_ID);
        }
        InboxQuery query = InboxQuery.of(grantees);
        return sql.list(query.page(), TaskRows::summary, query.values(person, grantees, after, most));
    }

    int count(PersonId person, Collection<String> grantees, int most) {
        if (grantees.isEmpty()) {
            return 0;
        }
        if (sql.dialect() == Dialect.DERBY) {
            return derby.places(person, grantees, START, most).size();
        }
        InboxQuery query = InboxQuery.of(grantees);
        return sql.list(query.count(), row -> row.number("tasks"), query.values(person, grantees, START, most))
                .get(0);
    }

    private static String cursor(TaskSummary last) {
        return Cursor.of(last.dueAt().orElse(CandidateEntity.NEVER), last.id());
    }
}
