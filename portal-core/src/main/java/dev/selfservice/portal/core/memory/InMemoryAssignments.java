// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.memory;

import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.assignments.Assignment;
import dev.selfservice.portal.assignments.AssignmentId;
import dev.selfservice.portal.assignments.AssignmentReason;
import dev.selfservice.portal.assignments.spi.AssignmentStore;
import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.catalogue.Scope;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class InMemoryAssignments implements AssignmentStore {

    private final Table<AssignmentId, Assignment> assignments;
    private final Clock clock;

    InMemoryAssignments(InMemoryTransactions transactions, Clock clock) {
        this.assignments = new Table<>(transactions);
        this.clock = clock;
    }

    @Override
    public void give(Assignment assignment) {
        Optional<Assignment> held = of(assignment.person().id())
                .filter(each -> isSame(each, assignment.entitlement(), assignment.scope()))
                .findFirst();
        if (held.isPresent()) {
            Assignment more = withReasons(held.get(), assignment.reasons());
            assignments.put(more.id(), more);
        } else {
            assignments.put(assignment.id(), assignment);
        }
    }

    @Override
    public Optional<Assignment> find(AssignmentId id) {
        return assignments.find(id);
    }

    @Override
    public Page<Assignment> list(PersonId person, PageRequest page) {
        return Keyset.page(
                of(person),
                each -> each.title().toLowerCase(Locale.ROOT) + "\n" + each.id(),
                Comparator.naturalOrder(),
                page);
    }

    @Override
    public boolean holds(PersonId person, EntitlementId entitlement, Optional<Scope> scope) {
        return of(person).anyMatch(each -> isSame(each, entitlement, scope));
    }

    @Override
    public Set<EntitlementId> held(PersonId person, Collection<EntitlementId> among) {
        return of(person).map(Assignment::entitlement).filter(among::contains).collect(Collectors.toSet());
    }

    private Stream<Assignment> of(PersonId person) {
        Instant now = clock.instant();
        return assignments
                .rows()
                .filter(each -> each.person().id().equals(person))
                .filter(each -> each.until().filter(end -> !end.isAfter(now)).isEmpty());
    }

    private static boolean isSame(Assignment each, EntitlementId entitlement, Optional<Scope> scope) {
        return each.entitlement().equals(entitlement) && each.scope().equals(scope);
    }

    private static Assignment withReasons(Assignment held, List<AssignmentReason> added) {
        Set<String> known =
                held.reasons().stream().map(AssignmentReason::reference).collect(Collectors.toSet());
        List<AssignmentReason> reasons = new ArrayList<>(held.reasons());
        added.stream().filter(reason -> !known.contains(reason.reference())).forEach(reasons::add);
        return new Assignment(
                held.id(),
                held.person(),
                held.entitlement(),
                held.title(),
                held.system(),
                held.scope(),
                held.risk(),
                held.since(),
                held.until(),
                reasons);
    }
}
