// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.benchmarks;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.requests.RequestWish;
import dev.selfservice.portal.requests.RequestWish.ItemWish;
import dev.selfservice.portal.requesttypes.RequestTypeId;
import dev.selfservice.portal.tasks.Decision;
import dev.selfservice.portal.tasks.Decision.ItemDecision;
import dev.selfservice.portal.tasks.TaskSummary;
import dev.selfservice.portal.tasks.TaskView;
import java.util.List;
import java.util.Optional;

/** One request from its submission to its end, through the portal's services. */
final class PortalCycle implements Turn {

    static final String REASON = "The quarterly accounts must be checked.";
    static final int PAGE = 20;

    private final BenchPortal portal;
    private final EntitlementId entitlement;

    PortalCycle(BenchPortal portal) {
        this.portal = portal;
        this.entitlement = portal.entitlement();
    }

    @Override
    public void run(int thread, long count) {
        submitAndApprove(Organisation.member(thread, count), portal.actor(Organisation.manager(thread)));
    }

    void submitAndApprove(String person, Actor manager) {
        Request filed = submit(person);
        approve(manager, filed, findTask(manager, filed));
    }

    Request submit(String person) {
        ItemWish item = new ItemWish(entitlement, Optional.empty());
        RequestWish wish =
                new RequestWish(new RequestTypeId("role-access"), new PersonId(person), List.of(item), REASON);
        return portal.portal().requests().submit(portal.actor(person), wish);
    }

    TaskSummary findTask(Actor manager, Request filed) {
        return portal.portal().tasks().list(manager, TaskView.OPEN, PageRequest.ofSize(PAGE)).items().stream()
                .filter(task -> task.request().equals(filed.id()))
                .findFirst()
                .orElseThrow();
    }

    void approve(Actor manager, Request filed, TaskSummary task) {
        List<ItemDecision> items = filed.items().stream()
                .map(item -> ItemDecision.approve(item.id()))
                .toList();
        portal.portal().tasks().decide(manager, task.id(), task.version(), new Decision(items, Optional.of("Needed.")));
    }
}
