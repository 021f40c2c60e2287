// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.processes;

import dev.selfservice.portal.GranteeRef;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.processes.CommandId;
import dev.selfservice.portal.processes.ProcessId;
import dev.selfservice.portal.processes.Verdict;
import dev.selfservice.portal.processes.spi.Advance;
import dev.selfservice.portal.processes.spi.OpenedTask;
import dev.selfservice.portal.processes.spi.ProcessNode;
import dev.selfservice.portal.processes.spi.ProcessStart;
import dev.selfservice.portal.processes.spi.ProcessState;
import dev.selfservice.portal.processes.spi.Signal;
import dev.selfservice.portal.processes.spi.WorkflowEngine;
import dev.selfservice.portal.requests.ItemId;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.requests.RequestItem;
import dev.selfservice.portal.requesttypes.RequestType;
import dev.selfservice.portal.tasks.Task;
import dev.selfservice.portal.tasks.TaskId;
import dev.selfservice.portal.tasks.TaskState;
import dev.selfservice.portal.tasks.spi.TaskStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Drives the workflow engine for requests and opens the tasks that it asks for. */
public final class Processes {

    private final WorkflowEngine engine;
    private final TaskStore tasks;
    private final Supplier<UUID> ids;

    public Processes(WorkflowEngine engine, TaskStore tasks, Supplier<UUID> ids) {
        this.engine = engine;
        this.tasks = tasks;
        this.ids = ids;
    }

    /** Starts the process of a request that is about to be stored. */
    public Advance start(UUID request, RequestType type, List<ItemId> items) {
        return engine.start(new ProcessStart(new ProcessId(request), type, items), command());
    }

    /** Tells the process of a request what somebody decided. */
    public Advance decided(
            Request request, RequestType type, String stage, PersonId by, Map<ItemId, Verdict> verdicts) {
        return engine.signal(stateOf(request, type), new Signal.Decided(stage, by, verdicts), command());
    }

    /** Tells the process of a request that it is given up. */
    public Advance cancelled(Request request, RequestType type, PersonId by) {
        return engine.signal(stateOf(request, type), new Signal.Cancelled(by), command());
    }

    /** Returns the steps of a request's process. */
    public List<ProcessNode> graph(Request request, RequestType type) {
        return engine.graph(stateOf(request, type));
    }

    /** Returns what the engine has against a definition; empty if nothing. */
    public List<String> problems(RequestType type) {
        return engine.problems(type);
    }

    /** Stores the tasks that the process now waits for and returns them; part of the caller's transaction. */
    public List<Task> open(Request request, Advance advance, Map<String, List<GranteeRef>> approvers, Instant at) {
        List<Task> fresh = new ArrayList<>();
        for (OpenedTask opened : advance.opened()) {
            List<GranteeRef> candidates = approvers.getOrDefault(opened.key(), List.of());
            fresh.add(new Task(
                    new TaskId(ids.get()),
                    request.id(),
                    opened.key(),
                    opened.title(),
                    request.number(),
                    request.title(),
                    request.requester(),
                    request.beneficiary(),
                    candidates,
                    TaskState.OPEN,
                    at,
                    opened.due().map(at::plus),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    1));
        }
        fresh.forEach(tasks::insert);
        return fresh;
    }

    private CommandId command() {
        return new CommandId(ids.get());
    }

    private static ProcessState stateOf(Request request, RequestType type) {
        List<ItemId> items = request.items().stream().map(RequestItem::id).toList();
        return new ProcessState(new ProcessId(request.id().value()), type, items, request.process());
    }
}
