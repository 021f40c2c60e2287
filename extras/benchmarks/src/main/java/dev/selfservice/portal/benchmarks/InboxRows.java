// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/**
 * Fills the inbox with open tasks: 30 of one person, half of all of another, a quarter spread over the groups of a
 * third, the rest 100 each of others. Whose tasks are due first is mixed.
 */
final class InboxRows {

    static final int FEW = 30;

    private static final int EACH = 100;
    private static final int BATCH = 1_000;
    /** Has no divisor in common with the powers of ten that are filled in. */
    private static final int STEP = 7_919;

    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

    private static final String TASKS = """
            INSERT INTO portal_task (id, request_id, stage, stage_title, request_no, title, requester_id, \
            requester_name, beneficiary_id, beneficiary_name, candidates, waits_for, state, created_at, due_at, \
            approved, version) %s""";

    private static final String CANDIDATES = """
            INSERT INTO portal_task_candidate (task_id, grantee, due_key, requester_id, beneficiary_id) %s""";

    private static final String TASK = """
            ?, ?, 'manager', '{"en":"Manager approval","es":"Aprobación del responsable"}', ?, 'Finance auditor', \
            'person-0-1', 'Name of person-0-1', 'person-0-1', 'Name of person-0-1', '[["user:few","Name of few"]]', \
            'Name of few', 'OPEN', ?, ?, FALSE, 1""";

    private InboxRows() {}

    /** Writes so many open tasks into an empty database. */
    static void fill(BenchDatabase database, int tasks, int groups) throws SQLException {
        if (database.postgresql()) {
            fillPostgresql(database, tasks, groups);
        } else {
            fillDerby(database, tasks, groups);
        }
    }

    private static void fillPostgresql(BenchDatabase database, int tasks, int groups) throws SQLException {
        String id = "lpad(to_hex(i), 32, '0')::uuid";
        String due = "'" + START + "'::timestamptz + (i::bigint * " + STEP + " % " + tasks + ") * interval '1 second'";
        String grantee = "CASE WHEN i < " + FEW + " THEN 'user:few' WHEN i < " + (tasks / 2)
                + " THEN 'user:many' WHEN i < " + (tasks / 4 * 3) + " THEN 'group:g' || i % " + groups
                + " ELSE 'user:other-' || i / " + EACH + " END";
        String rows = " FROM generate_series(0, " + (tasks - 1) + ") i";
        String[] values = {id, id, "'F-' || i", "'2025-01-01T00:00:00Z'::timestamptz", due};
        String task = TASK;
        for (String value : values) {
            task = task.replaceFirst("\\?", java.util.regex.Matcher.quoteReplacement(value));
        }
        database.run(
                TASKS.formatted("SELECT " + task + rows),
                CANDIDATES.formatted(
                        "SELECT " + id + ", " + grantee + ", " + due + ", 'person-0-1', 'person-0-1'" + rows),
                "VACUUM ANALYZE",
                "CHECKPOINT");
    }

    private static void fillDerby(BenchDatabase database, int tasks, int groups) throws SQLException {
        try (Connection connection = database.source().getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement task = connection.prepareStatement(TASKS.formatted("VALUES (" + TASK + ")"));
                    PreparedStatement candidate = connection.prepareStatement(
                            CANDIDATES.formatted("VALUES (?, ?, ?, 'person-0-1', 'person-0-1')"))) {
                for (int i = 0; i < tasks; i++) {
                    UUID id = new UUID(0, i);
                    Instant due = START.plusSeconds((long) i * STEP % tasks);
                    database.bind(task, id, id, "F-" + i, START, due);
                    task.addBatch();
                    database.bind(candidate, id, grantee(i, tasks, groups), due);
                    candidate.addBatch();
                    if (i % BATCH == BATCH - 1 || i == tasks - 1) {
                        task.executeBatch();
                        candidate.executeBatch();
                        connection.commit();
                    }
                }
            }
            connection.setAutoCommit(true);
        }
        database.run(
                "CALL SYSCS_UTIL.SYSCS_UPDATE_STATISTICS(CURRENT SCHEMA, 'PORTAL_TASK', NULL)",
                "CALL SYSCS_UTIL.SYSCS_UPDATE_STATISTICS(CURRENT SCHEMA, 'PORTAL_TASK_CANDIDATE', NULL)",
                "CALL SYSCS_UTIL.SYSCS_CHECKPOINT_DATABASE()");
    }

    private static String grantee(int i, int tasks, int groups) {
        if (i < FEW) {
            return "user:" + Organisation.FEW;
        }
        if (i < tasks / 2) {
            return "user:" + Organisation.MANY;
        }
        return i < tasks / 4 * 3 ? "group:g" + i % groups : "user:other-" + i / EACH;
    }
}
