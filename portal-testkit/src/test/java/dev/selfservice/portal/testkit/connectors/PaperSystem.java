// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.connectors;

import dev.selfservice.portal.connectors.spi.AssignmentChange;
import dev.selfservice.portal.connectors.spi.ReadsAssignments.HeldEntitlement;
import dev.selfservice.portal.provisioning.OrderId;
import dev.selfservice.portal.testkit.zoo.NarrowPlace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** A target system that writes down whatever it is told, twice if told twice. */
final class PaperSystem {

    static final String REFUSED = "kit-refused";

    private final Map<String, List<HeldEntitlement>> held = new HashMap<>();
    private final Map<String, CountDownLatch> moments = new HashMap<>();
    private final Set<OrderId> orders = new HashSet<>();

    PaperSystem(int people) {
        for (int i = 1; i <= people; i++) {
            held.put("person-" + i, new ArrayList<>());
        }
    }

    synchronized boolean has(String login) {
        return held.containsKey(login);
    }

    synchronized List<HeldEntitlement> held(String login) {
        return List.copyOf(held.getOrDefault(login, List.of()));
    }

    /** Returns the names of everything that somebody holds, each once, in order. */
    synchronized List<String> names() {
        return held.values().stream()
                .flatMap(List::stream)
                .map(HeldEntitlement::entitlement)
                .distinct()
                .sorted()
                .toList();
    }

    synchronized void write(String login, HeldEntitlement one) {
        held.computeIfAbsent(login, key -> new ArrayList<>()).add(one);
    }

    synchronized void erase(String login, HeldEntitlement one) {
        held.getOrDefault(login, new ArrayList<>()).removeIf(one::equals);
    }

    synchronized void replace(String login, List<HeldEntitlement> all) {
        held.put(login, new ArrayList<>(all));
    }

    synchronized void eraseEverywhere(HeldEntitlement one) {
        held.values().forEach(all -> all.removeIf(one::equals));
    }

    /** Tells whether an order is met for the first time; the system remembers, not the connector. */
    synchronized boolean isNew(OrderId order) {
        return orders.add(order);
    }

    /** Lets a moment pass in which another thread may come to the same account. */
    void moment(String login) {
        CountDownLatch mine;
        synchronized (this) {
            CountDownLatch waiting = moments.remove(login);
            if (waiting != null) {
                waiting.countDown();
                return;
            }
            mine = new CountDownLatch(1);
            moments.put(login, mine);
        }
        NarrowPlace.await(mine);
        synchronized (this) {
            moments.remove(login, mine);
        }
    }

    static HeldEntitlement thing(AssignmentChange change) {
        return new HeldEntitlement(change.entitlement(), change.scope());
    }
}
