// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.tasks;

import dev.selfservice.portal.PersonRef;
import dev.selfservice.portal.jpa.internal.Json;
import dev.selfservice.portal.jpa.internal.Row;
import dev.selfservice.portal.requests.RequestId;
import dev.selfservice.portal.tasks.Task;
import dev.selfservice.portal.tasks.TaskId;
import dev.selfservice.portal.tasks.TaskState;
import dev.selfservice.portal.tasks.TaskSummary;
import java.sql.SQLException;
import java.util.Optional;

/** Reads tasks. */
final class TaskRows {
    static final String SUMMARY = """
            t.id, t.request_id, t.request_no, t.title, t.stage_title, t.requester_id, t.requester_name, t.beneficiary_id, \
            t.beneficiary_name, t.state, t.created_at, t.due_at, t.decided_at, t.version""";

    static final String WHOLE =
            SUMMARY + ", t.stage, t.candidates, t.decided_by_id, t.decided_by_name, t.task_comment, t.approved";

    private TaskRows() {}

    static TaskSummary summary(Row row) throws SQLException {
        return new TaskSummary(
                new TaskId(row.id("id")),
                new RequestId(row.id("request_id")),
                row.text("request_no"),
                row.text("title"),
                Json.localText(row.text("stage_title")),
                row.person("requester"),
                row.person("beneficiary"),
                row.choice(TaskState.class, "state"),
                row.time("created_at"),
                row.maybeTime("due_at"),
                row.maybeTime("decided_at"),
                row.big("version"));
    }

    static Task whole(Row row) throws SQLException {
        boolean decided = row.maybeText("decided_by_id").isPresent();
        Optional<PersonRef> by = decided ? Optional.of(row.person("decided_by")) : Optional.empty();
        return new Task(
                new TaskId(row.id("id")),
                new RequestId(row.id("request_id")),
                row.text("stage"),
                Json.localText(row.text("stage_title")),
                row.text("request_no"),
                row.text("title"),
                row.person("requester"),
                row.person("beneficiary"),
                Json.grantees(row.text("candidates")),
                row.choice(TaskState.class, "state"),
                row.time("created_at"),
                row.maybeTime("due_at"),
                by,
                row.maybeTime("decided_at"),
                row.maybeText("task_comment"),
                row.yes("approved"),
                row.big("version"));
    }
}
