// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.requests;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GranteeRef;
import dev.selfservice.portal.LocalText;
import dev.selfservice.portal.PersonRef;
import dev.selfservice.portal.processes.Verdict;
import dev.selfservice.portal.processes.spi.ProcessNode;
import dev.selfservice.portal.requests.DeliveryState;
import dev.selfservice.portal.requests.Outcome;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.requests.RequestItem;
import dev.selfservice.portal.requests.RequestState;
import dev.selfservice.portal.requests.RequestStep;
import dev.selfservice.portal.requests.RequestStep.Kind;
import dev.selfservice.portal.requests.RequestStep.State;
import dev.selfservice.portal.tasks.Task;
import dev.selfservice.portal.tasks.TaskState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells where a request is: what was done, what it waits for, what is still ahead. */
final class Trail {

    private Trail() {}

    static List<RequestStep> steps(Request request, List<Task> tasks, List<ProcessNode> graph) {
        List<RequestStep> steps = new ArrayList<>();
        steps.add(asked(request));
        tasks.forEach(task -> steps.add(stage(task)));
        if (request.state() != RequestState.ENDED) {
            graph.stream()
                    .filter(node -> node.state() == ProcessNode.State.AHEAD)
                    .forEach(node -> steps.add(ahead(node)));
        }
        if (request.outcome().filter(Outcome.WITHDRAWN::equals).isPresent()) {
            steps.add(withdrawn(request));
        } else {
            request.items().stream()
                    .filter(item -> item.verdict() != Verdict.REJECTED)
                    .forEach(item -> steps.add(delivery(request, item)));
        }
        return steps;
    }

    private static RequestStep asked(Request request) {
        return new RequestStep(
                Kind.ASKED,
                Optional.empty(),
                State.DONE,
                people(Optional.of(request.requester())),
                Optional.of(request.submittedAt()),
                Optional.empty(),
                Optional.of(request.reason()),
                Optional.empty(),
                Optional.empty());
    }

    private static RequestStep stage(Task task) {
        boolean open = task.state() == TaskState.OPEN;
        return new RequestStep(
                Kind.STAGE,
                Optional.of(task.stageTitle()),
                stateOf(task),
                open ? task.candidates() : people(task.decidedBy()),
                task.decidedAt(),
                open ? Optional.of(task.createdAt()) : Optional.empty(),
                task.comment(),
                Optional.empty(),
                Optional.empty());
    }

    private static RequestStep ahead(ProcessNode node) {
        return new RequestStep(
                Kind.STAGE,
                Optional.of(node.title()),
                State.AHEAD,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static RequestStep withdrawn(Request request) {
        return new RequestStep(
                Kind.WITHDRAWN,
                Optional.empty(),
                State.DONE,
                people(Optional.of(request.requester())),
                request.endedAt(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static RequestStep delivery(Request request, RequestItem item) {
        Optional<Instant> since = request.endedAt().filter(at -> item.delivery() != DeliveryState.DELIVERED);
        return new RequestStep(
                Kind.DELIVERY,
                Optional.of(
                        LocalText.english(item.title() + " → " + item.system().title())),
                stateOf(item),
                List.of(),
                item.deliveredAt(),
                since,
                Optional.empty(),
                Optional.of(item.system()),
                item.deliveryNote());
    }

    private static State stateOf(Task task) {
        return switch (task.state()) {
            case OPEN -> State.CURRENT;
            case DECIDED -> task.approved() ? State.DONE : State.REJECTED;
            case CANCELLED -> State.SKIPPED;
        };
    }

    private static State stateOf(RequestItem item) {
        return switch (item.delivery()) {
            case NOT_NEEDED -> item.verdict() == Verdict.UNDECIDED ? State.AHEAD : State.SKIPPED;
            case WAITING, DELIVERING, MANUAL -> State.CURRENT;
            case DELIVERED -> State.DONE;
            case FAILED -> State.FAILED;
        };
    }

    private static List<GranteeRef> people(Optional<PersonRef> person) {
        return person.map(each -> GranteeRef.of(Grantee.user(each.id()), each.name())).stream()
                .toList();
    }
}
