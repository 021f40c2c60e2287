// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit;

import dev.selfservice.portal.GranteeRef;
import dev.selfservice.portal.LocalText;
import dev.selfservice.portal.PersonRef;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.requests.RequestId;
import dev.selfservice.portal.tasks.Task;
import dev.selfservice.portal.tasks.TaskId;
import dev.selfservice.portal.tasks.TaskState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An open task in the making. For one thread. */
public final class TaskSample {

    private RequestId request = new RequestId(Samples.id());
    private String number = "R-" + Samples.word();
    private String title = "Auditor";
    private LocalText stage = new LocalText(Map.of("en", "Manager", "es", "Responsable"));
    private PersonRef requester = Samples.person("Ana Lund");
    private PersonRef beneficiary = Samples.person("Ben Ito");
    private List<GranteeRef> candidates = List.of(Samples.user(Samples.person("Bea Ortiz")));
    private Instant createdAt = Samples.MONDAY;
    private Optional<Instant> dueAt = Optional.empty();

    TaskSample() {}

    /** Says which request it belongs to. */
    public TaskSample of(Request value) {
        this.request = value.id();
        this.number = value.number();
        this.title = value.title();
        this.requester = value.requester();
        this.beneficiary = value.beneficiary();
        return this;
    }

    /** Says what people call it. */
    public TaskSample titled(String value) {
        this.title = value;
        return this;
    }

    /** Says what the stage is called. */
    public TaskSample inStage(LocalText value) {
        this.stage = value;
        return this;
    }

    /** Says who asked. */
    public TaskSample askedBy(PersonRef person) {
        this.requester = person;
        return this;
    }

    /** Says who benefits. */
    public TaskSample benefitting(PersonRef person) {
        this.beneficiary = person;
        return this;
    }

    /** Says who may decide it. */
    public TaskSample waitingFor(GranteeRef... value) {
        this.candidates = List.of(value);
        return this;
    }

    /** Says since when it waits. */
    public TaskSample since(Instant value) {
        this.createdAt = value;
        return this;
    }

    /** Says until when it should be decided. */
    public TaskSample due(Instant value) {
        this.dueAt = Optional.of(value);
        return this;
    }

    /** Returns the task in its first version. */
    public Task make() {
        return new Task(
                new TaskId(Samples.id()),
                request,
                "manager",
                stage,
                number,
                title,
                requester,
                beneficiary,
                candidates,
                TaskState.OPEN,
                createdAt,
                dueAt,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                1);
    }
}
