// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.tasks;

import dev.selfservice.portal.PersonRef;
import dev.selfservice.portal.jpa.internal.Json;
import dev.selfservice.portal.tasks.Task;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code portal_task}. */
@Entity
@Table(name = "portal_task")
@SuppressWarnings("NullAway.Init") // filled by of
class TaskEntity {
    @Id
    UUID id;

    @Column(name = "request_id")
    UUID request;

    String stage;

    @Column(name = "stage_title")
    String stageTitle;

    @Column(name = "request_no")
    String number;

    String title;

    @Column(name = "requester_id")
    String requester;

    @Column(name = "requester_name")
    String requesterName;

    @Column(name = "beneficiary_id")
    String beneficiary;

    @Column(name = "beneficiary_name")
    String beneficiaryName;

    String candidates;

    @Column(name = "waits_for")
    String waitsFor;

    String state;

    @Column(name = "created_at")
    Instant createdAt;

    @Nullable
    @Column(name = "due_at")
    Instant dueAt;

    @Nullable
    @Column(name = "decided_by_id")
    String decidedBy;

    @Nullable
    @Column(name = "decided_by_name")
    String decidedByName;

    @Nullable
    @Column(name = "decided_at")
    Instant decidedAt;

    @Nullable
    @Column(name = "task_comment")
    String comment;

    boolean approved;
    long version;

    TaskEntity() {}

    static TaskEntity of(Task task) {
        TaskEntity row = new TaskEntity();
        row.id = task.id().value();
        row.request = task.request().value();
        row.stage = task.stage();
        row.stageTitle = Json.text(task.stageTitle());
        row.number = task.number();
        row.title = task.title();
        row.requester = task.requester().id().value();
        row.requesterName = task.requester().name();
        row.beneficiary = task.beneficiary().id().value();
        row.beneficiaryName = task.beneficiary().name();
        row.candidates = Json.grantees(task.candidates());
        row.waitsFor = task.candidates().get(0).name();
        row.state = task.state().name();
        row.createdAt = task.createdAt();
        row.dueAt = task.dueAt().orElse(null);
        row.decidedBy = task.decidedBy().map(by -> by.id().value()).orElse(null);
        row.decidedByName = task.decidedBy().map(PersonRef::name).orElse(null);
        row.decidedAt = task.decidedAt().orElse(null);
        row.comment = task.comment().orElse(null);
        row.approved = task.approved();
        row.version = task.version();
        return row;
    }
}
