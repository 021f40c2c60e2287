// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.connectors;

import dev.selfservice.portal.InvalidException;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.connectors.spi.AccountOwner;
import dev.selfservice.portal.connectors.spi.AccountRef;
import dev.selfservice.portal.connectors.spi.AssignmentChange;
import dev.selfservice.portal.connectors.spi.ChangesAssignments;
import dev.selfservice.portal.connectors.spi.Connector;
import dev.selfservice.portal.connectors.spi.DeliveryOutcome;
import dev.selfservice.portal.connectors.spi.FindsAccounts;
import dev.selfservice.portal.connectors.spi.ListsEntitlements;
import dev.selfservice.portal.connectors.spi.ReadsAssignments;
import dev.selfservice.portal.connectors.spi.SystemHealth;
import dev.selfservice.portal.provisioning.OrderId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A sound connector to a {@link PaperSystem}, with places where subclasses break it. */
class PaperConnector implements Connector, FindsAccounts, ChangesAssignments, ReadsAssignments, ListsEntitlements {

    private static final String MARK = "after:";

    final PaperSystem system;

    PaperConnector(PaperSystem system) {
        this.system = system;
    }

    @Override
    public SystemHealth check() {
        return SystemHealth.reachable();
    }

    @Override
    public Optional<AccountRef> findAccount(AccountOwner owner) {
        return system.has(owner.login()) ? Optional.of(new AccountRef(owner.login())) : Optional.empty();
    }

    @Override
    public DeliveryOutcome change(OrderId order, AccountRef account, List<AssignmentChange> changes) {
        synchronized (system) {
            if (!system.has(account.name())) {
                return unknown(account);
            }
            if (changes.stream().anyMatch(change -> change.entitlement().equals(PaperSystem.REFUSED))) {
                return refuse(account, changes);
            }
            changes.forEach(change -> bringAbout(account.name(), change));
            return new DeliveryOutcome.Applied();
        }
    }

    DeliveryOutcome unknown(AccountRef account) {
        return new DeliveryOutcome.Refused(List.of("there is no account " + account.name()));
    }

    DeliveryOutcome refuse(AccountRef account, List<AssignmentChange> changes) {
        return new DeliveryOutcome.Refused(List.of(PaperSystem.REFUSED + " is not given to anybody"));
    }

    void bringAbout(String login, AssignmentChange change) {
        if (change.kind() == AssignmentChange.Kind.TAKE) {
            system.erase(login, PaperSystem.thing(change));
        } else if (!system.held(login).contains(PaperSystem.thing(change))) {
            system.write(login, PaperSystem.thing(change));
        }
    }

    @Override
    public Set<HeldEntitlement> assignments(AccountRef account) {
        return Set.copyOf(system.held(account.name()));
    }

    @Override
    public Page<ListedEntitlement> entitlements(PageRequest page) {
        String after = page.after().map(PaperConnector::nameIn).orElse("");
        List<ListedEntitlement> found = system.names().stream()
                .filter(name -> name.compareTo(after) > 0)
                .limit(page.size() + 1L)
                .map(name -> new ListedEntitlement(name, name, ""))
                .toList();
        return Page.cut(found, page.size(), last -> MARK + last.entitlement());
    }

    static String nameIn(String cursor) {
        if (!cursor.startsWith(MARK)) {
            throw InvalidException.of("after", "cursor", "after is not a cursor of this list");
        }
        return cursor.substring(MARK.length());
    }

    @Override
    public void close() {
        // Paper needs no closing.
    }
}
