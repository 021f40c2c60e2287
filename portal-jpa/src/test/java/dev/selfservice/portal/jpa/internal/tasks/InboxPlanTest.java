// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.jpa.Databases;
import dev.selfservice.portal.jpa.JpaStores;
import dev.selfservice.portal.jpa.TestDatabase;
import dev.selfservice.portal.jpa.internal.Cursor;
import dev.selfservice.portal.jpa.internal.Row;
import dev.selfservice.portal.tasks.TaskCount;
import dev.selfservice.portal.tasks.TaskSummary;
import dev.selfservice.portal.testkit.Crowd;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** With 100,000 open tasks an inbox is still a few rows of an index, on PostgreSQL. */
class InboxPlanTest {

    private static final int GROUPS = 5_000;
    private static final int MOST = 26;
    private static final int BADGE = 100;
    private static final PersonId MARTA = new PersonId("marta");
    private static final Pattern BUFFERS = Pattern.compile("Buffers: shared hit=(\\d+)(?: read=(\\d+))?");

    private static final Pattern COST = Pattern.compile("cost=[\\d.]+");

    private static TestDatabase database;
    private static JpaStores stores;

    /** Whether the planner knows the values, as the first times, or not, as when a statement was used some times. */
    enum Knowledge {
        OF_VALUES,
        OF_NOTHING
    }

    @BeforeAll
    static void fill() {
        database = Databases.POSTGRESQL.fresh();
        stores = JpaStores.on(database.source());
        database.run("""
                INSERT INTO portal_task SELECT gen_random_uuid(), gen_random_uuid(), 'manager', '{"en":"Approval"}',
                'R-' || n, 'Auditor', 'p' || n % 500, 'P', 'p' || n % 700, 'P', '[["group:g","G"]]', 'G', 'OPEN',
                now() - n * interval '1 minute', now() + n % 1000 * interval '1 minute', NULL, NULL, NULL, NULL, FALSE, 1
                FROM generate_series(1, 100000) n""");
        database.run("INSERT INTO portal_task_candidate SELECT id, 'group:g' || abs(hashtext(id::text)) % " + GROUPS
                + ", due_at, requester_id, beneficiary_id FROM portal_task");
        database.run("INSERT INTO portal_task_candidate SELECT id, 'user:marta', due_at, requester_id, beneficiary_id"
                + " FROM portal_task LIMIT 20000");
        for (String table : List.of("portal_task", "portal_task_candidate")) {
            // This server commits before the log is on the disk; until it is, VACUUM takes no page as visible to all.
            database.run("CHECKPOINT");
            database.run("VACUUM ANALYZE " + table);
        }
    }

    @AfterAll
    static void close() {
        stores.close();
        database.close();
    }

    private static List<String> groups(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "group:g" + i).toList();
    }

    private static List<String> with(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static String explain(String statement, Object... values) {
        return String.join(
                "\n", stores.sql().list("EXPLAIN (ANALYZE, BUFFERS) " + statement, InboxPlanTest::line, values));
    }

    private static String line(Row row) throws SQLException {
        return row.text("QUERY PLAN");
    }

    private static String page(InboxQuery query, List<String> grantees) {
        return explain(query.page(), query.values(MARTA, grantees, Inbox.START, MOST));
    }

    private static String count(InboxQuery query, List<String> grantees) {
        return explain(query.count(), query.values(MARTA, grantees, Inbox.START, BADGE));
    }

    /** Plans and runs a statement as the server does after some times: once for all values. */
    private static String explainForAllValues(String statement, Object... values) throws SQLException {
        List<String> types = new ArrayList<>();
        List<String> literals = new ArrayList<>();
        String numbered = statement;
        for (Object value : values) {
            types.add(value instanceof List ? "varchar[]" : value instanceof Integer ? "int" : type(value));
            literals.add("'" + (value instanceof List<?> many ? array(many) : value) + "'");
            numbered = numbered.replaceFirst("\\?", "\\$" + types.size());
        }
        try (Connection connection = database.source().getConnection();
                Statement plain = connection.createStatement()) {
            plain.execute("SET plan_cache_mode = force_generic_plan");
            plain.execute("PREPARE inbox (" + String.join(", ", types) + ") AS " + numbered);
            List<String> lines = new ArrayList<>();
            try (ResultSet rows = plain.executeQuery(
                    "EXPLAIN (ANALYZE, BUFFERS) EXECUTE inbox (" + String.join(", ", literals) + ")")) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
            plain.execute("DEALLOCATE inbox");
            plain.execute("RESET plan_cache_mode");
            return String.join("\n", lines);
        }
    }

    private static String type(Object value) {
        return value instanceof UUID ? "uuid" : value instanceof Instant ? "timestamptz" : "varchar";
    }

    private static String array(List<?> many) {
        return many.stream().map(Object::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private static int buffers(String plan) {
        Matcher found = BUFFERS.matcher(plan);
        assertThat(found.find()).as(plan).isTrue();
        return Integer.parseInt(found.group(1)) + (found.group(2) == null ? 0 : Integer.parseInt(found.group(2)));
    }

    private static String cost(String plan) {
        Matcher found = COST.matcher(plan);
        assertThat(found.find()).as(plan).isTrue();
        return found.group();
    }

    @Test
    void aPageReadsTheIndexPerGranteeAndNothingElse() {
        String plan = page(InboxQuery.BY_GRANTEE, List.of("user:marta", "group:g1", "group:g2"));

        assertThat(plan).contains("portal_task_candidate_inbox").doesNotContain("Seq Scan");
        assertThat(buffers(plan)).as(plan).isLessThan(300);
    }

    @Test
    void aCountReadsTheIndexAlone() {
        String plan = count(InboxQuery.BY_GRANTEE, List.of("user:marta", "group:g1", "group:g2"));

        assertThat(plan)
                .contains("Index Only Scan using portal_task_candidate_inbox")
                .doesNotContain("Seq Scan");
        assertThat(buffers(plan)).as(plan).isLessThan(150);
    }

    @Test
    void thePlannerDoesNotCountTheGranteesAndSoKeepsThePlan() {
        String few = page(InboxQuery.BY_GRANTEE, groups(0, 2));
        String more = page(InboxQuery.BY_GRANTEE, groups(0, 90));

        assertThat(cost(few)).isEqualTo(cost(more));
    }

    @ParameterizedTest
    @EnumSource
    void aPersonInThreeThousandGroupsCostsAStretchInDueOrder(Knowledge knowledge) throws SQLException {
        InboxQuery query = InboxQuery.of(groups(0, 3_000));
        Object[] values = query.values(MARTA, groups(0, 3_000), Inbox.START, BADGE);
        String page = knowledge == Knowledge.OF_VALUES
                ? explain(query.page(), values)
                : explainForAllValues(query.page(), values);
        String count = knowledge == Knowledge.OF_VALUES
                ? explain(query.count(), values)
                : explainForAllValues(query.count(), values);

        assertThat(page).contains("portal_task_candidate_shared").doesNotContain("Seq Scan");
        assertThat(count)
                .contains("Index Only Scan using portal_task_candidate_shared")
                .doesNotContain("Seq Scan");
        assertThat(buffers(page)).as(page).isLessThan(500);
        assertThat(buffers(count)).as(count).isLessThan(50);
    }

    @ParameterizedTest
    @EnumSource
    void aPersonWhoseThreeThousandGroupsHaveLittleToDoCostsAFewPagesPerGroup(Knowledge knowledge) throws SQLException {
        List<String> grantees = with(groups(GROUPS, GROUPS + 3_000), groups(0, 3));
        InboxQuery query = InboxQuery.of(grantees);
        Object[] values = query.values(MARTA, grantees, Inbox.START, MOST);
        String plan = knowledge == Knowledge.OF_VALUES
                ? explain(query.page(), values)
                : explainForAllValues(query.page(), values);

        assertThat(plan).contains("portal_task_candidate_inbox").doesNotContain("Seq Scan");
        assertThat(buffers(plan)).as(plan).isLessThan(3_000 * 5);
    }

    static Stream<List<String>> manyGrantees() {
        return Stream.of(
                groups(0, 3_000),
                with(List.of("user:marta"), groups(0, 3_000)),
                // So few tasks among all that a stretch of the due order does not hold a page of them.
                groups(100, 300),
                with(List.of("user:marta"), groups(100, 300)),
                with(groups(GROUPS, GROUPS + 300), groups(0, 2)),
                with(List.of("user:marta"), groups(GROUPS, GROUPS + 300)));
    }

    @ParameterizedTest
    @MethodSource("manyGrantees")
    void manyGranteesShowTheFirstOfAllTheirTasksPageByPage(List<String> grantees) {
        PersonId person = new PersonId("p7");
        List<UUID> expected = stores.sql().list("""
                        SELECT DISTINCT due_key, task_id FROM portal_task_candidate WHERE grantee {in} \
                        AND requester_id <> 'p7' AND beneficiary_id <> 'p7' \
                        ORDER BY due_key, task_id FETCH FIRST 120 ROWS ONLY""", row -> row.id("task_id"), grantees);
        List<UUID> seen = new ArrayList<>();
        PageRequest next = PageRequest.ofSize(30);
        for (int i = 0; i < 4; i++) {
            Page<TaskSummary> page = stores.tasks().inbox(person, grantees, next);
            page.items().forEach(task -> seen.add(task.id().value()));
            next = page.next().map(PageRequest.ofSize(30)::startingAfter).orElse(next);
            if (page.next().isEmpty()) {
                break;
            }
        }
        TaskCount count = stores.tasks().count(person, grantees, 99);

        assertThat(seen).isEqualTo(expected);
        assertThat(count).isEqualTo(new TaskCount(Math.min(expected.size(), 99), expected.size() > 99));
    }

    @Test
    void losesNothingAtTheEndOfTheStretchWhileTasksOfOthersComeAndGo() {
        List<String> grantees = groups(GROUPS, GROUPS + 150);
        int stretch = grantees.size() * InboxQuery.ROWS_PER_GRANTEE;
        String behindAll = Cursor.of(Instant.parse("2200-01-01T00:00:00Z"), new UUID(0, 0));
        add(5, "group:g" + GROUPS, "2200-01-03");
        add(stretch - 10, "group:others", "2200-01-02");

        Crowd.Result<Boolean> result = Crowd.of(2, who -> {
            for (int i = 0; i < 150; i++) {
                if (who == 0) {
                    add(20, "group:passing", "2200-01-02");
                    database.run("DELETE FROM portal_task_candidate WHERE grantee = 'group:passing'");
                } else {
                    PageRequest page = PageRequest.ofSize(10).startingAfter(behindAll);
                    assertThat(stores.tasks().inbox(MARTA, grantees, page).items())
                            .hasSize(5);
                }
            }
            return true;
        });

        assertThat(result.failures()).isEmpty();
    }

    private static void add(int tasks, String grantee, String due) {
        database.run("""
                WITH task AS (INSERT INTO portal_task SELECT gen_random_uuid(), gen_random_uuid(), 'manager', '{"en":"A"}',
                left('R-' || gen_random_uuid(), 30), 'Auditor', 'p1', 'P', 'p1', 'P', '[["group:g","G"]]', 'G', 'OPEN', now(),
                '%s', NULL, NULL, NULL, NULL, FALSE, 1 FROM generate_series(1, %d) RETURNING *)
                INSERT INTO portal_task_candidate
                SELECT id, '%s', due_at, requester_id, beneficiary_id FROM task""".formatted(due, tasks, grantee));
    }
}
