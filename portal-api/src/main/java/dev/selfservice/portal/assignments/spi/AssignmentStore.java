// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.assignments.spi;

import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.assignments.Assignment;
import dev.selfservice.portal.assignments.AssignmentId;
import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.catalogue.Scope;
import dev.selfservice.portal.requests.EntitlementWish;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps assignments with their reasons. All calls run in the caller's transaction. */
public interface AssignmentStore {

    /**
     * Stores an assignment with its reasons; if the person already holds the entitlement with that scope, its reasons
     * are added to the assignment that exists. A reason with a reference that is already there is not added again. What
     * has ended is not held and can be given anew.
     */
    void give(Assignment assignment);

    /** Returns an assignment with all its reasons. */
    Optional<Assignment> find(AssignmentId id);

    /** Lists what the person holds now with all reasons, by title, case ignored, then id. */
    Page<Assignment> list(PersonId person, PageRequest page);

    /** Tells whether the person holds the entitlement with exactly that scope. */
    boolean holds(PersonId person, EntitlementId entitlement, Optional<Scope> scope);

    /**
     * Returns those of the wishes that are fulfilled: the person holds the entitlement with exactly that scope. Asks for
     * one after the other unless a store knows better.
     */
    default Set<EntitlementWish> fulfilled(PersonId person, Collection<EntitlementWish> wishes) {
        return wishes.stream()
                .filter(wish -> holds(person, wish.entitlement(), wish.scope()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns those of the entitlements that the person holds, with any scope. */
    Set<EntitlementId> held(PersonId person, Collection<EntitlementId> among);
}
