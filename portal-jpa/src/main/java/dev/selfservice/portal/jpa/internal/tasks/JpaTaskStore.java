// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.tasks;

import dev.selfservice.portal.GranteeRef;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.jpa.internal.Cursor;
import dev.selfservice.portal.jpa.internal.Sql;
import dev.selfservice.portal.requests.RequestId;
import dev.selfservice.portal.tasks.Task;
import dev.selfservice.portal.tasks.TaskCount;
import dev.selfservice.portal.tasks.TaskId;
import dev.selfservice.portal.tasks.TaskState;
import dev.selfservice.portal.tasks.TaskSummary;
import dev.selfservice.portal.tasks.spi.ReassignsTasks;
import dev.selfservice.portal.tasks.spi.TaskStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps tasks in {@code portal_task} and their candidates in {@code portal_task_candidate}. */
public final class JpaTaskStore implements TaskStore, ReassignsTasks {
    private static final String SELECT = "SELECT " + TaskRows.WHOLE + " FROM portal_task t WHERE ";

    /** Decides who is first: only one such statement finds the task open. */
    private static final String END = """
            UPDATE portal_task SET state = ?, decided_by_id = ?, decided_by_name = ?, decided_at = ?, task_comment = ?, \
            approved = ?, version = ? WHERE id = ? AND version = ? AND state = 'OPEN'""";

    private static final String DROP = "DELETE FROM portal_task_candidate WHERE task_id = ?";

    private static final String REASSIGN = """
            UPDATE portal_task SET candidates = ?, waits_for = ?, version = version + 1 \
            WHERE id = ? AND version = ? AND state = 'OPEN'""";

    private static final String OPEN_AFTER =
            SELECT + "t.state = 'OPEN' AND t.id > ? ORDER BY t.id FETCH FIRST ? ROWS ONLY";

    private static final String CANCEL = """
            UPDATE portal_task SET state = 'CANCELLED', decided_at = ?, version = version + 1 \
            WHERE request_id = ? AND state = 'OPEN'""";

    private static final String DROP_OF_REQUEST = """
            DELETE FROM portal_task_candidate WHERE task_id IN \
            (SELECT t.id FROM portal_task t WHERE t.request_id = ? AND t.state <> 'OPEN')""";

    private static final String DECIDED =
            "SELECT " + TaskRows.SUMMARY + " FROM portal_task t WHERE t.decided_by_id = ?";

    /** Before every task. */
    private static final UUID FIRST = new UUID(0, 0);

    private final Sql sql;
    private final Inbox inbox;

    public JpaTaskStore(Sql sql) {
        this.sql = sql;
        this.inbox = new Inbox(sql);
    }

    @Override
    public void insert(Task task) {
        sql.add(TaskEntity.of(task));
        if (task.state() == TaskState.OPEN) {
            addCandidates(task);
        }
    }

    private void addCandidates(Task task) {
        sql.add(task.candidates().stream()
                .map(candidate -> candidate.grantee().toString())
                .distinct()
                .map(grantee -> CandidateEntity.of(task, grantee))
                .toList());
    }

    @Override
    public List<Task> openAfter(Optional<TaskId> after, int most) {
        return sql.list(OPEN_AFTER, TaskRows::whole, after.map(TaskId::value).orElse(FIRST), most);
    }

    @Override
    public boolean reassign(Task task, List<GranteeRef> candidates) {
        Task moved = task.reassign(candidates);
        TaskEntity row = TaskEntity.of(moved);
        if (sql.update(REASSIGN, row.candidates, row.waitsFor, row.id, task.version()) != 1) {
            return false;
        }
        sql.update(DROP, row.id);
        addCandidates(moved);
        return true;
    }

    @Override
    public boolean end(Task ended) {
        TaskEntity row = TaskEntity.of(ended);
        int written = sql.update(
                END,
                row.state,
                row.decidedBy,
                row.decidedByName,
                row.decidedAt,
                row.comment,
                row.approved,
                row.version,
                row.id,
                row.version - 1);
        if (written == 1) {
            sql.update(DROP, row.id);
        }
        return written == 1;
    }

    @Override
    public void cancelOpen(RequestId request, Instant at) {
        if (sql.update(CANCEL, at, request.value()) > 0) {
            sql.update(DROP_OF_REQUEST, request.value());
        }
    }

    @Override
    public Optional<Task> find(TaskId id) {
        return sql.first(SELECT + "t.id = ?", TaskRows::whole, id.value());
    }

    @Override
    public List<Task> ofRequest(RequestId request) {
        return sql.list(SELECT + "t.request_id = ? ORDER BY t.created_at, t.id", TaskRows::whole, request.value());
    }

    @Override
    public Page<TaskSummary> inbox(PersonId person, Collection<String> grantees, PageRequest page) {
        return inbox.page(person, grantees, page);
    }

    @Override
    public TaskCount count(PersonId person, Collection<String> grantees, int bound) {
        int found = inbox.count(person, grantees, bound + 1);
        return new TaskCount(Math.min(found, bound), found > bound);
    }

    @Override
    public Page<TaskSummary> decidedBy(PersonId person, PageRequest page) {
        StringBuilder query = new StringBuilder(DECIDED);
        List<Object> values = new ArrayList<>(List.of(person.value()));
        Cursor.read(page, 2).ifPresent(after -> {
            query.append(" AND t.decided_at <= ? AND (t.decided_at < ? OR t.id < ?)");
            values.addAll(List.of(after.time(0), after.time(0), after.id(1)));
        });
        query.append(" ORDER BY t.decided_at DESC, t.id DESC FETCH FIRST ? ROWS ONLY");
        values.add(page.size() + 1);
        List<TaskSummary> rows = sql.list(query.toString(), TaskRows::summary, values.toArray());
        return Page.cut(rows, page.size(), last -> Cursor.of(last.decidedAt().orElse(Instant.EPOCH), last.id()));
    }
}
