// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.memory;

import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.processes.Verdict;
import dev.selfservice.portal.requests.DeliveryState;
import dev.selfservice.portal.requests.EntitlementWish;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.requests.RequestId;
import dev.selfservice.portal.requests.RequestItem;
import dev.selfservice.portal.requests.RequestState;
import dev.selfservice.portal.requests.RequestSummary;
import dev.selfservice.portal.requests.RequestView;
import dev.selfservice.portal.requests.Wish;
import dev.selfservice.portal.requests.spi.RequestStore;
import dev.selfservice.portal.tasks.Task;
import dev.selfservice.portal.tasks.TaskState;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class InMemoryRequests implements RequestStore {

    private static final long FIRST_NUMBER = 1_001;
    private static final Set<DeliveryState> UNDER_WAY =
            EnumSet.of(DeliveryState.WAITING, DeliveryState.DELIVERING, DeliveryState.MANUAL);

    /** What two open requests may not both ask for. */
    private record OpenWish(PersonId beneficiary, Wish wish) {}

    private final AtomicLong numbers = new AtomicLong(FIRST_NUMBER);
    private final Table<RequestId, Request> requests;
    private final InMemoryTasks tasks;

    InMemoryRequests(InMemoryTransactions transactions, InMemoryTasks tasks) {
        this.requests = new Table<>(transactions);
        this.tasks = tasks;
    }

    @Override
    public String nextNumber() {
        return "R-" + numbers.getAndIncrement();
    }

    @Override
    public void insert(Request request) {
        Set<OpenWish> open =
                requests.rows().flatMap(InMemoryRequests::openWishes).collect(Collectors.toSet());
        if (openWishes(request).anyMatch(open::contains)) {
            throw new ConflictException(
                    "already-requested", "an open request asks for the same already", Map.of("title", request.title()));
        }
        if (!requests.insert(request.id(), request)) {
            throw new ConflictException("duplicate", "there is a request " + request.id() + " already");
        }
    }

    @Override
    public boolean update(Request before, Request after) {
        return requests.replaceIf(after.id(), stored -> stored.version() == before.version(), after);
    }

    @Override
    public Optional<Request> find(RequestId id) {
        return requests.find(id);
    }

    @Override
    public Page<RequestSummary> list(PersonId person, RequestView view, PageRequest page) {
        return Keyset.page(
                requests.rows()
                        .filter(request -> request.concerns(person))
                        .filter(request -> isRunning(request) == (view == RequestView.RUNNING))
                        .map(this::summary),
                row -> "%020d".formatted(row.submittedAt().toEpochMilli()) + row.id(),
                Comparator.reverseOrder(),
                page);
    }

    @Override
    public Set<EntitlementId> requested(PersonId beneficiary, Collection<EntitlementId> among) {
        return requests.rows()
                .flatMap(InMemoryRequests::openWishes)
                .filter(open -> open.beneficiary().equals(beneficiary))
                .map(open -> ((EntitlementWish) open.wish()).entitlement())
                .filter(among::contains)
                .collect(Collectors.toSet());
    }

    @Override
    public boolean tookPart(RequestId request, PersonId person, Collection<String> grantees) {
        return tasks.ofRequest(request).stream()
                .anyMatch(task ->
                        task.decidedBy().filter(by -> by.id().equals(person)).isPresent()
                                || (task.state() == TaskState.OPEN && InMemoryTasks.isFor(task, grantees)));
    }

    private RequestSummary summary(Request request) {
        Optional<Task> open = tasks.ofRequest(request.id()).stream()
                .filter(task -> task.state() == TaskState.OPEN)
                .findFirst();
        return new RequestSummary(
                request.id(),
                request.number(),
                request.title(),
                request.requester(),
                request.beneficiary(),
                request.state(),
                request.outcome(),
                request.delivery(),
                request.submittedAt(),
                request.endedAt(),
                open.map(task -> task.candidates().get(0).name()),
                open.map(Task::createdAt));
    }

    private static boolean isRunning(Request request) {
        return request.state() != RequestState.ENDED
                || request.items().stream().anyMatch(item -> UNDER_WAY.contains(item.delivery()));
    }

    private static Stream<OpenWish> openWishes(Request request) {
        if (request.state() == RequestState.ENDED) {
            return Stream.empty();
        }
        return request.items().stream()
                .filter(item -> item.verdict() == Verdict.UNDECIDED)
                .map(RequestItem::wish)
                .map(wish -> new OpenWish(request.beneficiary().id(), wish));
    }
}
