// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.fakes;

import dev.selfservice.portal.connectors.spi.AccountOwner;
import dev.selfservice.portal.connectors.spi.AccountRef;
import dev.selfservice.portal.connectors.spi.AssignmentChange;
import dev.selfservice.portal.connectors.spi.ChangesAssignments;
import dev.selfservice.portal.connectors.spi.ChecksPending;
import dev.selfservice.portal.connectors.spi.Connector;
import dev.selfservice.portal.connectors.spi.DeliveryOutcome;
import dev.selfservice.portal.connectors.spi.FindsAccounts;
import dev.selfservice.portal.connectors.spi.ReadsAssignments;
import dev.selfservice.portal.connectors.spi.SystemHealth;
import dev.selfservice.portal.provisioning.OrderId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A connector to a fake system. */
final class FakeConnector implements Connector, FindsAccounts, ChangesAssignments, ReadsAssignments, ChecksPending {

    private final FakeSystem system;
    private final FakeAccounts accounts;

    FakeConnector(FakeSystem system, FakeAccounts accounts) {
        this.system = system;
        this.accounts = accounts;
        system.admit();
    }

    @Override
    public SystemHealth check() {
        return system.behaviour().health();
    }

    @Override
    public Optional<AccountRef> findAccount(AccountOwner owner) {
        system.behaviour().enter();
        return accounts.has(owner.login()) ? Optional.of(new AccountRef(owner.login())) : Optional.empty();
    }

    @Override
    public DeliveryOutcome change(OrderId order, AccountRef account, List<AssignmentChange> changes) {
        FakeSystem.Call call = new FakeSystem.Call(order, account, changes);
        accounts.note(call);
        Behaviour behaviour = system.behaviour();
        behaviour.enter();
        return behaviour.answer(new Behaviour.Work() {
            @Override
            public DeliveryOutcome apply() {
                return accounts.apply(call);
            }

            @Override
            public DeliveryOutcome accept(Duration checkAfter) {
                return accounts.accept(call, checkAfter);
            }
        });
    }

    @Override
    public DeliveryOutcome checkPending(OrderId order) {
        system.behaviour().enter();
        return accounts.outcomeOf(order);
    }

    @Override
    public Set<HeldEntitlement> assignments(AccountRef account) {
        system.behaviour().enter();
        return Set.copyOf(accounts.held(account.name()));
    }

    @Override
    public void close() {
        // Nothing is open: the system is in this process.
    }
}
