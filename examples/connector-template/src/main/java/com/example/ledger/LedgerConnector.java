package com.example.ledger;

import dev.selfservice.portal.connectors.spi.AccountOwner;
import dev.selfservice.portal.connectors.spi.AccountRef;
import dev.selfservice.portal.connectors.spi.AssignmentChange;
import dev.selfservice.portal.connectors.spi.ChangesAssignments;
import dev.selfservice.portal.connectors.spi.Connector;
import dev.selfservice.portal.connectors.spi.DeliveryOutcome;
import dev.selfservice.portal.connectors.spi.FindsAccounts;
import dev.selfservice.portal.connectors.spi.ReadsAssignments;
import dev.selfservice.portal.connectors.spi.SystemHealth;
import dev.selfservice.portal.provisioning.OrderId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds accounts in a ledger, changes what they hold, and reads it. */
final class LedgerConnector implements Connector, FindsAccounts, ChangesAssignments, ReadsAssignments {

    private final Ledger ledger;

    LedgerConnector(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public SystemHealth check() {
        return ledger.isThere() ? SystemHealth.reachable() : SystemHealth.down("the ledger is not there");
    }

    @Override
    public Optional<AccountRef> findAccount(AccountOwner owner) {
        return ledger.read().containsKey(owner.login())
                ? Optional.of(new AccountRef(owner.login()))
                : Optional.empty();
    }

    @Override
    public DeliveryOutcome change(OrderId order, AccountRef account, List<AssignmentChange> changes) {
        // Everything is looked at before anything is done: all or none.
        if (changes.stream().anyMatch(change -> !Ledger.canHold(change.entitlement()))) {
            return new DeliveryOutcome.Refused(List.of("the ledger holds single lines without tabs"));
        }
        return ledger.change(accounts -> {
            Set<HeldEntitlement> held = accounts.get(account.name());
            if (held == null) {
                return new DeliveryOutcome.Refused(List.of("the ledger has no account " + account.name()));
            }
            // It says what is to be there, so a repeated order finds it there and changes nothing.
            for (AssignmentChange change : changes) {
                HeldEntitlement one = new HeldEntitlement(change.entitlement(), change.scope());
                if (change.kind() == AssignmentChange.Kind.GIVE) {
                    held.add(one);
                } else {
                    held.remove(one);
                }
            }
            return new DeliveryOutcome.Applied();
        });
    }

    @Override
    public Set<HeldEntitlement> assignments(AccountRef account) {
        return Set.copyOf(ledger.read().getOrDefault(account.name(), Set.of()));
    }

    @Override
    public void close() {
        // The file is open only while it is read or written.
    }
}
