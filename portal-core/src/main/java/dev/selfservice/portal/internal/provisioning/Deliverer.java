// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.provisioning;

import dev.selfservice.portal.connectors.spi.AccountOwner;
import dev.selfservice.portal.connectors.spi.AccountRef;
import dev.selfservice.portal.connectors.spi.AssignmentChange;
import dev.selfservice.portal.connectors.spi.ChangesAssignments;
import dev.selfservice.portal.connectors.spi.ChecksPending;
import dev.selfservice.portal.connectors.spi.Connector;
import dev.selfservice.portal.connectors.spi.FindsAccounts;
import dev.selfservice.portal.identity.spi.Person;
import dev.selfservice.portal.internal.guard.Directory;
import dev.selfservice.portal.provisioning.Order;
import dev.selfservice.portal.requests.DeliveryReason;
import java.util.List;
import java.util.Optional;

/** Hands one order to a connector. Runs outside of transactions, in a thread that may be given up. */
final class Deliverer {

    private final Directory directory;

    Deliverer(Directory directory) {
        this.directory = directory;
    }

    Finding deliver(Order order, Connector connector) {
        if (order.pending() && connector instanceof ChecksPending checks) {
            return Finding.answered(order, checks.checkPending(order.id()));
        }
        Optional<Person> person = directory.findActive(order.person().id());
        if (person.isEmpty()) {
            return Finding.refused(order, DeliveryReason.PERSON_INACTIVE);
        }
        if (!(connector instanceof ChangesAssignments changes)) {
            return Finding.refused(order, DeliveryReason.CANNOT_GIVE);
        }
        Optional<AccountRef> account = accountOf(person.get(), connector);
        if (account.isEmpty()) {
            return Finding.later(order, DeliveryReason.NO_ACCOUNT);
        }
        AssignmentChange change = new AssignmentChange(AssignmentChange.Kind.GIVE, order.name(), order.scope());
        return Finding.answered(order, changes.change(order.id(), account.get(), List.of(change)));
    }

    private static Optional<AccountRef> accountOf(Person person, Connector connector) {
        if (connector instanceof FindsAccounts finds) {
            return finds.findAccount(new AccountOwner(person.id(), person.login(), person.email()));
        }
        return Optional.of(new AccountRef(person.login()));
    }
}
