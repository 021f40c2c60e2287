// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.assignments;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.NotFoundException;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.Permission;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.assignments.Assignment;
import dev.selfservice.portal.assignments.AssignmentId;
import dev.selfservice.portal.assignments.Assignments;
import dev.selfservice.portal.assignments.spi.AssignmentStore;
import dev.selfservice.portal.internal.guard.Caller;
import dev.selfservice.portal.internal.guard.CommandRule;
import dev.selfservice.portal.internal.guard.Guard;
import dev.selfservice.portal.spi.Transactions;

/** What people hold, read straight from the rows. */
public final class DefaultAssignments implements Assignments {

    private static final CommandRule READ = CommandRule.of(Permission.ASSIGNMENTS_READ);

    private final Guard guard;
    private final AssignmentStore store;
    private final Transactions transactions;

    public DefaultAssignments(Guard guard, AssignmentStore store, Transactions transactions) {
        this.guard = guard;
        this.store = store;
        this.transactions = transactions;
    }

    @Override
    public Page<Assignment> list(Actor actor, PersonId person, PageRequest page) {
        Caller caller = guard.check(actor, READ);
        if (!person.equals(caller.id())) {
            caller.require(Permission.ASSIGNMENTS_READ_ALL);
        }
        return transactions.read(() -> store.list(person, page));
    }

    @Override
    public Assignment explain(Actor actor, AssignmentId id) {
        Caller caller = guard.check(actor, READ);
        return transactions
                .read(() -> store.find(id))
                .filter(found -> found.person().id().equals(caller.id()) || caller.may(Permission.ASSIGNMENTS_READ_ALL))
                .orElseThrow(() -> new NotFoundException("assignment " + id));
    }
}
