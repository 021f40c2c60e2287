// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.fakes;

import dev.selfservice.portal.connectors.spi.AssignmentChange;
import dev.selfservice.portal.connectors.spi.DeliveryOutcome;
import dev.selfservice.portal.connectors.spi.ReadsAssignments.HeldEntitlement;
import dev.selfservice.portal.provisioning.OrderId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The accounts of a fake system, and the book of what happened to them. */
final class FakeAccounts {

    private record Accepted(FakeSystem.Call call, Duration checkAfter) {}

    private final boolean everybody;
    private final Map<String, List<HeldEntitlement>> held = new HashMap<>();
    private final Set<String> dropped = new HashSet<>();
    private final Set<String> refused = new HashSet<>();
    private final List<FakeSystem.Call> calls = new ArrayList<>();
    private final Map<OrderId, Integer> effects = new HashMap<>();
    private final Map<OrderId, Accepted> accepted = new LinkedHashMap<>();
    private final Map<OrderId, DeliveryOutcome> done = new HashMap<>();

    FakeAccounts(boolean everybody, Set<String> logins) {
        this.everybody = everybody;
        logins.forEach(login -> held.put(login, new ArrayList<>()));
    }

    synchronized boolean has(String login) {
        return !dropped.contains(login) && (everybody || held.containsKey(login));
    }

    synchronized void add(String login) {
        dropped.remove(login);
        held.computeIfAbsent(login, key -> new ArrayList<>());
    }

    synchronized void drop(String login) {
        dropped.add(login);
        held.remove(login);
    }

    synchronized void refuse(String entitlement) {
        refused.add(entitlement);
    }

    synchronized void plant(String login, HeldEntitlement one) {
        held.computeIfAbsent(login, key -> new ArrayList<>()).add(one);
    }

    synchronized List<HeldEntitlement> held(String login) {
        return List.copyOf(held.getOrDefault(login, List.of()));
    }

    synchronized void note(FakeSystem.Call call) {
        calls.add(call);
    }

    synchronized List<FakeSystem.Call> calls() {
        return List.copyOf(calls);
    }

    synchronized int effects(OrderId order) {
        return effects.getOrDefault(order, 0);
    }

    synchronized DeliveryOutcome apply(FakeSystem.Call call) {
        String login = call.account().name();
        if (!has(login)) {
            return new DeliveryOutcome.Refused(List.of("there is no account " + login));
        }
        for (AssignmentChange change : call.changes()) {
            if (refused.contains(change.entitlement())) {
                return new DeliveryOutcome.Refused(List.of(change.entitlement() + " is not given to anybody"));
            }
        }
        List<HeldEntitlement> now = held.computeIfAbsent(login, key -> new ArrayList<>());
        List<HeldEntitlement> before = List.copyOf(now);
        call.changes().forEach(change -> bringAbout(change, now));
        if (!before.equals(now)) {
            effects.merge(call.order(), 1, Integer::sum);
        }
        return new DeliveryOutcome.Applied();
    }

    synchronized DeliveryOutcome accept(FakeSystem.Call call, Duration checkAfter) {
        if (!done.containsKey(call.order())) {
            accepted.put(call.order(), new Accepted(call, checkAfter));
        }
        return outcomeOf(call.order());
    }

    synchronized void finishPending() {
        accepted.forEach((order, one) -> done.put(order, apply(one.call())));
        accepted.clear();
    }

    // tag::pending[]
    synchronized DeliveryOutcome outcomeOf(OrderId order) {
        if (accepted.containsKey(order)) {
            return new DeliveryOutcome.Pending(accepted.get(order).checkAfter());
        }
        return done.getOrDefault(order, new DeliveryOutcome.Refused(List.of("nobody sent the order " + order)));
    }
    // end::pending[]

    private static void bringAbout(AssignmentChange change, List<HeldEntitlement> now) {
        HeldEntitlement one = new HeldEntitlement(change.entitlement(), change.scope());
        if (change.kind() == AssignmentChange.Kind.TAKE) {
            now.removeIf(one::equals);
        } else if (!now.contains(one)) {
            now.add(one);
        }
    }
}
