// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.benchmarks;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * The same request by hand-written SQL: the same rows and the same commits, and no read that is not needed to write
 * them. No permissions, no MAC, no checks but the conditions of the updates.
 */
final class JdbcCycle implements Turn {

    private static final String PLAN = """
            SELECT p.name, m.id, m.name, e.title, e.system_id, e.system_title FROM portal_person p \
            JOIN portal_person m ON m.id = p.manager_id CROSS JOIN portal_entitlement e WHERE p.id = ? AND e.id = ?""";

    private static final String REQUEST = """
            INSERT INTO portal_request (id, request_no, title, type_id, type_version, requester_id, requester_name, \
            beneficiary_id, beneficiary_name, reason, state, delivery, running, submitted_at, process, version) \
            VALUES (?, ?, ?, 'role-access', 1, ?, ?, ?, ?, ?, 'OPEN', 'NOT_NEEDED', TRUE, ?, '1:0:W:U', 1)""";

    private static final String ITEM = """
            INSERT INTO portal_request_item (id, request_id, place, beneficiary_id, title, system_id, system_title, \
            entitlement_id, verdict, delivery, open_key) \
            VALUES (?, ?, 0, ?, ?, ?, ?, ?, 'UNDECIDED', 'NOT_NEEDED', ?)""";

    private static final String TASK = """
            INSERT INTO portal_task (id, request_id, stage, stage_title, request_no, title, requester_id, \
            requester_name, beneficiary_id, beneficiary_name, candidates, waits_for, state, created_at, due_at, \
            approved, version) \
            VALUES (?, ?, 'manager', '{"en":"Manager approval"}', ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, ?, FALSE, 1)""";

    private static final String CANDIDATE = """
            INSERT INTO portal_task_candidate (task_id, grantee, due_key, requester_id, beneficiary_id) \
            VALUES (?, ?, ?, ?, ?)""";

    private static final String AUDIT = """
            INSERT INTO portal_audit_event (id, happened_at, actor_id, action, subject, result, reason, level_no, \
            origin_id, address, agent, key_version, mac, sequence_no, seal) \
            VALUES (?, ?, ?, ?, ?, ?, ?, 1, '', '', '', 1, ?, 0, ?)""";

    private static final String READ = """
            SELECT i.id, i.title, i.system_id, i.system_title, t.requester_id, t.requester_name, t.request_no, e.name \
            FROM portal_task t JOIN portal_request_item i ON i.request_id = t.request_id \
            JOIN portal_entitlement e ON e.id = i.entitlement_id WHERE t.id = ? AND t.state = 'OPEN'""";

    private static final String END_REQUEST = """
            UPDATE portal_request SET state = 'ENDED', outcome = 'APPROVED', delivery = 'WAITING', running = TRUE, \
            ended_at = ?, process = '1:0:D:A', version = 2 WHERE id = ? AND version = 1""";

    private static final String END_ITEM = """
            UPDATE portal_request_item SET verdict = 'APPROVED', delivery = 'WAITING', open_key = NULL \
            WHERE id = ?""";

    private static final String END_TASK = """
            UPDATE portal_task SET state = 'DECIDED', decided_by_id = ?, decided_by_name = ?, decided_at = ?, \
            task_comment = 'Needed.', approved = TRUE, version = 2 WHERE id = ? AND version = 1 AND state = 'OPEN'""";

    private static final String DROP = "DELETE FROM portal_task_candidate WHERE task_id = ?";

    private static final String ORDER = """
            INSERT INTO portal_order (id, request_id, request_no, item_id, system_id, system_title, person_id, \
            person_name, entitlement_id, entitlement_name, title, state, attempts, next_at, claim_at, pending, \
            created_at, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', 0, ?, ?, FALSE, ?, 1)""";

    private static final Duration DUE = Duration.ofDays(5);
    /** Shared: several may write into one database. */
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final BenchDatabase database;
    private final DataSource source;
    private final UUID entitlement;
    private final Clock clock;
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

    JdbcCycle(BenchDatabase database, DataSource source, UUID entitlement, Clock clock) {
        this.database = database;
        this.source = source;
        this.entitlement = entitlement;
        this.clock = clock;
    }

    @Override
    public void run(int thread, long count) throws SQLException {
        UUID request = submit(Organisation.member(thread, count));
        String manager = Organisation.manager(thread);
        approve(manager, request, findTask(manager, request));
    }

    UUID submit(String person) throws SQLException {
        UUID request = ids.generate();
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            String[] plan = read(connection, PLAN, 6, person, entitlement);
            insert(connection, person, request, plan);
            connection.commit();
            connection.setAutoCommit(true);
        }
        return request;
    }

    private void insert(Connection connection, String person, UUID request, String[] plan) throws SQLException {
        String name = plan[0];
        String manager = plan[1];
        String title = plan[3];
        String number = "J-" + NUMBERS.incrementAndGet();
        Instant now = clock.instant();
        Instant due = now.plus(DUE);
        UUID task = ids.generate();
        String key = "jdbc " + person + " " + entitlement;
        String candidates = "[[\"user:" + manager + "\",\"" + plan[2] + "\"]]";
        write(connection, REQUEST, request, number, title, person, name, person, name, PortalCycle.REASON, now);
        write(connection, ITEM, ids.generate(), request, person, title, plan[4], plan[5], entitlement, key);
        write(
                connection,
                TASK,
                task,
                request,
                number,
                title,
                person,
                name,
                person,
                name,
                candidates,
                plan[2],
                now,
                due);
        write(connection, CANDIDATE, task, "user:" + manager, due, person, person);
        audit(connection, now, person, "requests.submit", "request/" + request, "OPEN", PortalCycle.REASON);
    }

    JdbcInbox.Line findTask(String manager, UUID request) throws SQLException {
        return new JdbcInbox(database, source, manager, List.of("user:" + manager))
                .page(PortalCycle.PAGE).stream()
                        .filter(line -> line.request().equals(request))
                        .findFirst()
                        .orElseThrow();
    }

    void approve(String manager, UUID request, JdbcInbox.Line task) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            end(connection, manager, request, task.id());
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private void end(Connection connection, String manager, UUID request, UUID task) throws SQLException {
        Instant now = clock.instant();
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            database.bind(statement, task);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                UUID item = database.id(row, 1);
                write(connection, END_REQUEST, now, request);
                write(connection, END_ITEM, item);
                write(connection, END_TASK, manager, "Name of " + manager, now, task);
                write(connection, DROP, task);
                write(
                        connection,
                        ORDER,
                        ids.generate(),
                        request,
                        row.getString(7),
                        item,
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        entitlement,
                        row.getString(8),
                        row.getString(2),
                        now,
                        now,
                        now);
            }
        }
        audit(connection, now, manager, "tasks.decide", "task/" + task, "APPROVED", "Needed.");
    }

    private void audit(Connection connection, Instant now, String actor, String... values) throws SQLException {
        byte[] mac = new byte[32];
        byte[] seal = new byte[0];
        write(connection, AUDIT, ids.generate(), now, actor, values[0], values[1], values[2], values[3], mac, seal);
    }

    private void write(Connection connection, String text, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            database.bind(statement, values);
            if (statement.executeUpdate() != 1) {
                throw new IllegalStateException("not one row: " + text);
            }
        }
    }

    private String[] read(Connection connection, String text, int columns, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            database.bind(statement, values);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                String[] answer = new String[columns];
                for (int i = 0; i < columns; i++) {
                    answer[i] = row.getString(i + 1);
                }
                return answer;
            }
        }
    }
}
