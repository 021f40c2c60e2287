// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.connectors;

import dev.selfservice.portal.connectors.spi.AssignmentChange;
import dev.selfservice.portal.connectors.spi.ReadsAssignments.HeldEntitlement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A target system that writes down whatever it is told, twice if told twice. */
final class PaperSystem {

    static final String REFUSED = "kit-refused";

    private final Map<String, List<HeldEntitlement>> held = new HashMap<>();

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

    static HeldEntitlement thing(AssignmentChange change) {
        return new HeldEntitlement(change.entitlement(), change.scope());
    }
}
