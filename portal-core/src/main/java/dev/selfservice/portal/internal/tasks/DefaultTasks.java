// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.tasks;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.FieldError;
import dev.selfservice.portal.ForbiddenException;
import dev.selfservice.portal.GranteeRef;
import dev.selfservice.portal.InvalidException;
import dev.selfservice.portal.NotFoundException;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.Permission;
import dev.selfservice.portal.internal.guard.Caller;
import dev.selfservice.portal.internal.guard.CommandRule;
import dev.selfservice.portal.internal.provisioning.OrderDesk;
import dev.selfservice.portal.internal.requests.RequestParts;
import dev.selfservice.portal.internal.tasks.DecisionWriter.Written;
import dev.selfservice.portal.requests.ItemId;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.requests.RequestItem;
import dev.selfservice.portal.requests.RequestState;
import dev.selfservice.portal.requesttypes.RequestType;
import dev.selfservice.portal.tasks.Decision;
import dev.selfservice.portal.tasks.Decision.ItemDecision;
import dev.selfservice.portal.tasks.HeldAccess;
import dev.selfservice.portal.tasks.Task;
import dev.selfservice.portal.tasks.TaskCount;
import dev.selfservice.portal.tasks.TaskDetail;
import dev.selfservice.portal.tasks.TaskId;
import dev.selfservice.portal.tasks.TaskState;
import dev.selfservice.portal.tasks.TaskSummary;
import dev.selfservice.portal.tasks.TaskView;
import dev.selfservice.portal.tasks.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Shows tasks to those who may decide them, and decides them. */
public final class DefaultTasks implements Tasks {

    private static final CommandRule READ = CommandRule.of(Permission.TASKS_READ);
    private static final CommandRule DECIDE = CommandRule.of(Permission.TASKS_DECIDE);
    private static final int COUNT_BOUND = 99;
    private static final int MOST_HELD = 50;

    private final RequestParts parts;
    private final DecisionWriter writer;

    public DefaultTasks(RequestParts parts, OrderDesk orders) {
        this.parts = parts;
        this.writer = new DecisionWriter(parts, orders);
    }

    @Override
    public Page<TaskSummary> list(Actor actor, TaskView view, PageRequest page) {
        Caller caller = parts.guard().check(actor, READ);
        return parts.transactions()
                .read(() -> view == TaskView.OPEN
                        ? parts.tasks().inbox(caller.id(), caller.granteeTexts(), page)
                        : parts.tasks().decidedBy(caller.id(), page));
    }

    @Override
    public TaskCount count(Actor actor) {
        Caller caller = parts.guard().check(actor, READ);
        return parts.transactions().read(() -> parts.tasks().count(caller.id(), caller.granteeTexts(), COUNT_BOUND));
    }

    @Override
    public TaskDetail require(Actor actor, TaskId id) {
        Caller caller = parts.guard().check(actor, READ);
        return parts.transactions().read(() -> {
            Task task = visible(caller, id);
            return detail(caller, task, requestOf(task));
        });
    }

    @Override
    public TaskDetail decide(Actor actor, TaskId id, long version, Decision decision) {
        Caller caller = parts.guard().check(actor, DECIDE);
        Task task = parts.transactions().read(() -> visible(caller, id));
        Request request = parts.transactions().read(() -> requestOf(task));
        refuseOwn(caller, task);
        List<FieldError> errors = incomplete(decision, request);
        if (!errors.isEmpty() || task.state() != TaskState.OPEN || request.state() == RequestState.ENDED) {
            refuseOvertaken(id);
            throw new InvalidException(errors);
        }
        if (task.version() != version) {
            throw ConflictException.stale("task of " + task.number());
        }
        RequestType type = parts.definitions().require(request.type());
        Map<String, List<GranteeRef>> approvers = type.stages().size() == 1
                ? Map.of()
                : parts.approvers()
                        .plan(
                                type,
                                request.requester().id(),
                                request.beneficiary().id());
        Optional<Written> written = writer.write(caller, task, request, type, decision, approvers);
        if (written.isEmpty()) {
            refuseOvertaken(id);
            throw ConflictException.stale("task of " + task.number());
        }
        return parts.transactions()
                .read(() -> detail(caller, written.get().task(), written.get().request()));
    }

    private Task visible(Caller caller, TaskId id) {
        return parts.tasks()
                .find(id)
                .filter(task -> isCandidate(caller, task) || hasDecided(caller, task) || task.concerns(caller.id()))
                .orElseThrow(() -> new NotFoundException("task " + id));
    }

    private Request requestOf(Task task) {
        return parts.requests()
                .find(task.request())
                .orElseThrow(() -> new NotFoundException("request " + task.number()));
    }

    private static void refuseOwn(Caller caller, Task task) {
        boolean standsIn = caller.actor().onBehalfOf().filter(task::concerns).isPresent();
        if (task.concerns(caller.id()) || standsIn) {
            throw new ForbiddenException("four-eyes", "nobody decides what they asked for or benefit from");
        }
    }

    /**
     * Says who decided, or that the request ended, if either happened meanwhile.
     *
     * <p>Read anew, because what was read first may be from before and what was read second from after the other's write.
     */
    private void refuseOvertaken(TaskId id) {
        Task now = parts.transactions().read(() -> parts.tasks().find(id)).orElseThrow();
        now.requireOpen();
        parts.transactions().read(() -> requestOf(now)).requireOpen();
    }

    private static List<FieldError> incomplete(Decision decision, Request request) {
        Set<ItemId> wanted = request.undecided().stream().map(RequestItem::id).collect(Collectors.toSet());
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < decision.items().size(); i++) {
            if (!wanted.contains(decision.items().get(i).item())) {
                errors.add(new FieldError("items[" + i + "].item", "unknown", "this item is not to be decided here"));
            }
        }
        Set<ItemId> given = decision.items().stream().map(ItemDecision::item).collect(Collectors.toSet());
        if (!given.containsAll(wanted)) {
            errors.add(new FieldError("items", "incomplete", "decide every item"));
        }
        return errors;
    }

    private TaskDetail detail(Caller caller, Task task, Request request) {
        List<HeldAccess> holds =
                parts.assignments().list(request.beneficiary().id(), PageRequest.ofSize(MOST_HELD)).items().stream()
                        .map(held -> new HeldAccess(held.title(), held.scope(), held.since()))
                        .toList();
        boolean mayDecide = task.state() == TaskState.OPEN
                && isCandidate(caller, task)
                && !task.concerns(caller.id())
                && caller.may(Permission.TASKS_DECIDE);
        return new TaskDetail(
                TaskSummary.of(task),
                request.reason(),
                request.items(),
                task.candidates(),
                holds,
                mayDecide,
                task.decidedBy(),
                task.comment());
    }

    private static boolean isCandidate(Caller caller, Task task) {
        return caller.isAmong(
                task.candidates().stream().map(GranteeRef::grantee).toList());
    }

    private static boolean hasDecided(Caller caller, Task task) {
        return task.decidedBy().filter(by -> by.id().equals(caller.id())).isPresent();
    }
}
