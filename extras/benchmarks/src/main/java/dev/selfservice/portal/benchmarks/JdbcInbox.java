// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * What one would write by hand to list and count the open tasks of a person.
 *
 * <p>With one grantee it is the least that any program can do: one walk along the index. With many it is the plain join
 * that one writes first; the database then reads and sorts everything that matches.
 */
final class JdbcInbox {

    private static final String COLUMNS = """
            t.id, t.request_id, t.request_no, t.title, t.stage_title, t.requester_id, t.requester_name, \
            t.beneficiary_id, t.beneficiary_name, t.state, t.created_at, t.due_at, t.version""";

    private static final String WHERE =
            " FROM portal_task_candidate c%s WHERE c.grantee %s AND c.requester_id <> ? AND c.beneficiary_id <> ?";

    private static final String ORDER = " ORDER BY c.due_key, c.task_id FETCH FIRST ? ROWS ONLY";

    private final BenchDatabase database;
    private final DataSource source;
    private final String who;
    private final List<String> grantees;
    private final String page;
    private final String count;

    /** A task in the list. */
    record Line(
            UUID id,
            UUID request,
            String number,
            String title,
            String stage,
            String requester,
            String requesterName,
            String beneficiary,
            String beneficiaryName,
            String state,
            Instant created,
            Instant due,
            long version) {}

    JdbcInbox(BenchDatabase database, DataSource source, String who, List<String> grantees) {
        this.database = database;
        this.source = source;
        this.who = who;
        this.grantees = grantees;
        String mine = mine(database.postgresql(), grantees.size());
        this.page = "SELECT " + COLUMNS + WHERE.formatted(" JOIN portal_task t ON t.id = c.task_id", mine) + ORDER;
        String tasks = grantees.size() == 1 ? "c.task_id" : "DISTINCT c.task_id";
        this.count =
                "SELECT count(*) FROM (SELECT " + tasks + WHERE.formatted("", mine) + " FETCH FIRST ? ROWS ONLY) x";
    }

    private static String mine(boolean postgresql, int grantees) {
        if (grantees == 1) {
            return "= ?";
        }
        return postgresql ? "= ANY (?)" : "IN (" + String.join(", ", Collections.nCopies(grantees, "?")) + ")";
    }

    /** Returns the first tasks. */
    List<Line> page(int most) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(page)) {
            bind(connection, statement, most);
            List<Line> lines = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    lines.add(line(rows));
                }
            }
            return lines;
        }
    }

    /** Returns how many tasks there are, up to a bound. */
    int count(int bound) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(count)) {
            bind(connection, statement, bound);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private void bind(Connection connection, PreparedStatement statement, int most) throws SQLException {
        List<Object> values = new ArrayList<>(grantees);
        if (database.postgresql() && grantees.size() > 1) {
            values = new ArrayList<>(List.of(connection.createArrayOf("varchar", grantees.toArray())));
        }
        values.addAll(List.of(who, who, most));
        database.bind(statement, values.toArray());
    }

    private Line line(ResultSet rows) throws SQLException {
        return new Line(
                database.id(rows, 1),
                database.id(rows, 2),
                rows.getString(3),
                rows.getString(4),
                rows.getString(5),
                rows.getString(6),
                rows.getString(7),
                rows.getString(8),
                rows.getString(9),
                rows.getString(10),
                database.time(rows, 11),
                database.time(rows, 12),
                rows.getLong(13));
    }
}
