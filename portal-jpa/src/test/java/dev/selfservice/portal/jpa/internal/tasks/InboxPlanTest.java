// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.jpa.Databases;
import dev.selfservice.portal.jpa.JpaStores;
import dev.selfservice.portal.jpa.TestDatabase;
import dev.selfservice.portal.jpa.internal.Row;
import dev.selfservice.portal.tasks.TaskCount;
import dev.selfservice.portal.tasks.TaskSummary;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** With 100,000 open tasks an inbox is still a few rows of an index, on PostgreSQL. */
class InboxPlanTest {

    private static final int GROUPS = 5_000;
    private static final PersonId MARTA = new PersonId("marta");
    private static final Pattern BUFFERS = Pattern.compile("Buffers: shared hit=(\\d+)(?: read=(\\d+))?");

    private static TestDatabase database;
    private static JpaStores stores;

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
        database.run("VACUUM ANALYZE portal_task");
        database.run("VACUUM ANALYZE portal_task_candidate");
    }

    @AfterAll
    static void close() {
        stores.close();
        database.close();
    }

    private static List<String> groups(int count) {
        return IntStream.range(0, count).mapToObj(i -> "group:g" + i).toList();
    }

    private static String plan(String query, List<String> grantees) {
        Object[] values = {
            grantees,
            Instant.EPOCH,
            new UUID(0, 0),
            "marta",
            "marta",
            Instant.EPOCH,
            new UUID(0, 0),
            "marta",
            "marta",
            26,
            26,
            26
        };
        return String.join("\n", stores.sql().list("EXPLAIN (ANALYZE, BUFFERS) " + query, InboxPlanTest::line, values));
    }

    private static String line(Row row) throws SQLException {
        return row.text("QUERY PLAN");
    }

    private static int buffers(String plan) {
        Matcher found = BUFFERS.matcher(plan);
        assertThat(found.find()).as(plan).isTrue();
        return Integer.parseInt(found.group(1)) + (found.group(2) == null ? 0 : Integer.parseInt(found.group(2)));
    }

    @Test
    void aPageReadsTheIndexPerGranteeAndNothingElse() {
        String plan = plan(Inbox.PAGE, List.of("user:marta", "group:g1", "group:g2"));

        assertThat(plan).contains("portal_task_candidate_inbox").doesNotContain("Seq Scan");
        assertThat(buffers(plan)).as(plan).isLessThan(300);
    }

    @Test
    void aCountReadsTheIndexAlone() {
        String plan = plan(Inbox.COUNT, List.of("user:marta", "group:g1", "group:g2"));

        assertThat(plan)
                .contains("Index Only Scan using portal_task_candidate_inbox")
                .doesNotContain("Seq Scan");
        assertThat(buffers(plan)).as(plan).isLessThan(150);
    }

    @Test
    void aPersonInThreeThousandGroupsCostsAFewPagesPerGroup() {
        String plan = plan(Inbox.PAGE, groups(3_000));

        assertThat(plan).contains("portal_task_candidate_inbox").doesNotContain("Seq Scan");
        assertThat(buffers(plan)).as(plan).isLessThan(3_000 * 5);
    }

    @Test
    void aPersonInThreeThousandGroupsSeesTheFirstOfAllTasks() {
        List<TaskSummary> page = stores.tasks()
                .inbox(MARTA, groups(3_000), PageRequest.ofSize(25))
                .items();
        List<Instant> first = stores.sql().list("""
                        SELECT due_key FROM portal_task_candidate WHERE grantee {in} \
                        ORDER BY due_key, task_id FETCH FIRST 25 ROWS ONLY""", row -> row.time("due_key"), groups(3_000));
        TaskCount count = stores.tasks().count(MARTA, groups(3_000), 99);

        assertThat(page).extracting(task -> task.dueAt().orElseThrow()).isEqualTo(first);
        assertThat(count).isEqualTo(new TaskCount(99, true));
    }
}
