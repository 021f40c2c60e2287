// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.events;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GranteeRef;
import dev.selfservice.portal.events.Topic;
import dev.selfservice.portal.events.spi.Change;
import dev.selfservice.portal.provisioning.Order;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.tasks.Task;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Says who is to be told of what. */
public final class Audience {

    private Audience() {}

    /** Returns the changes when a request moved and these of its tasks began or ceased to wait. */
    public static List<Change> ofRequest(Request request, Collection<Task> tasks) {
        List<Change> changes = new ArrayList<>();
        Set<Grantee> told = people(request);
        for (Task task : tasks) {
            List<Grantee> candidates =
                    task.candidates().stream().map(GranteeRef::grantee).toList();
            changes.addAll(spread(Topic.TASK, task.id().value(), candidates));
            told.addAll(candidates);
        }
        changes.addAll(spread(Topic.REQUEST, request.id().value(), told));
        return changes;
    }

    /** Returns the changes when a task now waits for somebody else. */
    public static List<Change> ofMoved(Task task, GranteeRef next) {
        List<Grantee> told = new ArrayList<>(
                task.candidates().stream().map(GranteeRef::grantee).toList());
        told.add(next.grantee());
        List<Change> changes = new ArrayList<>(spread(Topic.TASK, task.id().value(), told));
        told.add(Grantee.user(task.requester().id()));
        told.add(Grantee.user(task.beneficiary().id()));
        changes.addAll(spread(Topic.REQUEST, task.request().value(), told));
        return changes;
    }

    /** Returns the changes when a delivery of a request went on. */
    public static List<Change> ofDelivery(Request request) {
        return spread(Topic.REQUEST, request.id().value(), people(request));
    }

    /** Returns the changes when a delivery of a request reached the person's account. */
    public static List<Change> ofDelivered(Request request, Order order) {
        List<Change> changes = new ArrayList<>(ofDelivery(request));
        Grantee holder = Grantee.user(order.person().id());
        changes.add(new Change(Topic.ASSIGNMENT, order.entitlement().value(), Set.of(holder)));
        return changes;
    }

    private static Set<Grantee> people(Request request) {
        Set<Grantee> people = new LinkedHashSet<>();
        people.add(Grantee.user(request.requester().id()));
        people.add(Grantee.user(request.beneficiary().id()));
        return people;
    }

    private static List<Change> spread(Topic topic, UUID id, Collection<Grantee> audience) {
        List<Grantee> all = List.copyOf(new LinkedHashSet<>(audience));
        List<Change> changes = new ArrayList<>();
        for (int from = 0; from < all.size(); from += Change.MOST) {
            int to = Math.min(from + Change.MOST, all.size());
            changes.add(new Change(topic, id, Set.copyOf(all.subList(from, to))));
        }
        return changes;
    }
}
