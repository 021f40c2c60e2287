// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.tasks;

import dev.selfservice.portal.PersonId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** How PostgreSQL is asked for an inbox, in one statement, so that all its parts see one state of the database. */
enum InboxQuery {
    /**
     * Each grantee is a range of one index; the cost is a few index rows per grantee, whatever the table holds.
     *
     * <p>The heads of all ranges are looked at first: only ranges whose head is among the first {@code n} different ones
     * can hold one of the first {@code n} tasks, and only those are read on.
     */
    BY_GRANTEE(Text.eachRange()),

    /**
     * For a person with many grantees: a stretch of what waits for groups and roles in due order, of which theirs is
     * kept. If it holds too few of theirs and more lies behind it, the ranges of all grantees are read as well. Those
     * of people always are, for the stretch does not hold what waits for a person.
     */
    BY_DUE_TIME(Text.stretch());

    /** With fewer grantees their ranges cost less than a stretch. */
    private static final int MANY = 100;

    /** A row of the stretch costs about a tenth of the look at a range, so a stretch in vain adds a fifth. */
    static final int ROWS_PER_GRANTEE = 2;

    private final String page;
    private final String count;

    InboxQuery(String places) {
        this.page = "SELECT " + TaskRows.SUMMARY + " FROM (" + places
                + ") k JOIN portal_task t ON t.id = k.task_id ORDER BY k.due_key, k.task_id";
        this.count = "SELECT count(*) AS tasks FROM (" + places + ") k";
    }

    /** Returns the cheaper way for so many grantees. */
    static InboxQuery of(Collection<String> grantees) {
        return grantees.size() < MANY ? BY_GRANTEE : BY_DUE_TIME;
    }

    /** Returns the statement that reads tasks. */
    String page() {
        return page;
    }

    /** Returns the statement that counts tasks. */
    String count() {
        return count;
    }

    /** Returns the values of either statement. */
    Object[] values(PersonId person, Collection<String> grantees, Inbox.Place after, int most) {
        String who = person.value();
        List<Object> values = new ArrayList<>();
        if (this == BY_GRANTEE) {
            values.add(grantees);
        } else {
            // In the order of the index, one range after the other lies in pages that were just read.
            values.add(grantees.stream().sorted().toList());
            int stretch = grantees.size() * ROWS_PER_GRANTEE;
            values.addAll(List.of(stretch, who, who, after.due(), after.task(), stretch, stretch, most));
        }
        values.addAll(List.of(after.due(), after.task(), who, who));
        values.addAll(List.of(after.due(), after.task(), who, who, most));
        values.addAll(List.of(most, most));
        if (this == BY_DUE_TIME) {
            values.add(most);
        }
        return values.toArray();
    }

    private static final class Text {
        private static final String RANGE = """
                SELECT c.due_key, c.task_id FROM portal_task_candidate c WHERE c.grantee = g.grantee \
                AND (c.due_key, c.task_id) > (?, ?) AND c.requester_id <> ? AND c.beneficiary_id <> ? \
                ORDER BY c.due_key, c.task_id FETCH FIRST %s ROWS ONLY""";

        /**
         * The grantees, in a subquery so that the planner does not count them: knowing few it would plan anew each time,
         * which takes longer than answering; knowing thousands it might compile the statement, which takes far longer.
         */
        private static final String GRANTEES = "unnest((SELECT ?))";

        /** In the words of the index, which is for nothing else. */
        private static final String SHARED = """
                FROM portal_task_candidate c WHERE left(c.grantee, 5) <> 'user:' \
                AND (c.due_key, c.task_id) > (?, ?) ORDER BY c.due_key, c.task_id""";

        /** Each of their tasks once, and the last row of the stretch, if it goes so far, whosever it is. */
        private static final String NEAR = "SELECT s.due_key, s.task_id, bool_or(s.fits) AS fits, "
                + "bool_or(s.row_no = ?) AS is_end FROM (SELECT c.due_key, c.task_id, "
                + "row_number() OVER (ORDER BY c.due_key, c.task_id) AS row_no, c.requester_id <> ? "
                + "AND c.beneficiary_id <> ? AND c.grantee IN (SELECT m.grantee FROM mine m) AS fits "
                + SHARED + " FETCH FIRST ? ROWS ONLY) s WHERE s.fits OR s.row_no = ? GROUP BY s.due_key, s.task_id "
                + "ORDER BY s.due_key, s.task_id FETCH FIRST ? ROWS ONLY";

        static String eachRange() {
            return ranges(GRANTEES + " AS g (grantee)", "");
        }

        private static String ranges(String grantees, String where) {
            return "SELECT DISTINCT r.due_key, r.task_id FROM ("
                    + "SELECT h.grantee, dense_rank() OVER (ORDER BY h.due_key, h.task_id) AS place FROM ("
                    + "SELECT g.grantee, f.due_key, f.task_id FROM " + grantees
                    + " CROSS JOIN LATERAL (" + RANGE.formatted("1") + ") f" + where + ") h) g "
                    + "CROSS JOIN LATERAL (" + RANGE.formatted("?") + ") r "
                    + "WHERE g.place <= ? ORDER BY r.due_key, r.task_id FETCH FIRST ? ROWS ONLY";
        }

        static String stretch() {
            String needed = " WHERE left(g.grantee, 5) = 'user:' OR EXISTS (SELECT 1 FROM near e WHERE e.is_end)";
            return "WITH mine AS MATERIALIZED (SELECT " + GRANTEES + " AS grantee), near AS MATERIALIZED (" + NEAR
                    + ") "
                    + "SELECT p.due_key, p.task_id FROM (SELECT n.due_key, n.task_id FROM near n WHERE n.fits UNION ("
                    + ranges("mine g", needed) + ")) p ORDER BY p.due_key, p.task_id FETCH FIRST ? ROWS ONLY";
        }
    }
}
