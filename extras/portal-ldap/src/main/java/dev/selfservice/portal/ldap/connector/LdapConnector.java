// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.connector;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.SystemId;
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
import dev.selfservice.portal.ldap.directory.Cursor;
import dev.selfservice.portal.ldap.directory.Directory;
import dev.selfservice.portal.ldap.directory.ResultWords;
import dev.selfservice.portal.provisioning.OrderId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gives access by putting accounts into groups of a directory. Needs no memory of orders: an order says what is to be. */
final class LdapConnector implements Connector, FindsAccounts, ChangesAssignments, ReadsAssignments, ListsEntitlements {

    private final SystemId system;
    private final Directory directory;
    private final Accounts accounts;
    private final Groups groups;

    LdapConnector(SystemId system, Directory directory, AccountSettings accounts, GroupSettings groups) {
        this.system = system;
        this.directory = directory;
        this.accounts = new Accounts(directory, accounts);
        this.groups = new Groups(directory, groups);
    }

    @Override
    public SystemHealth check() {
        return directory.trouble().map(SystemHealth::down).orElseGet(SystemHealth::reachable);
    }

    @Override
    public Optional<AccountRef> findAccount(AccountOwner owner) {
        return ask(() -> accounts.of(owner));
    }

    @Override
    public DeliveryOutcome change(OrderId order, AccountRef account, List<AssignmentChange> changes) {
        try {
            List<String> rules = new ArrayList<>();
            Optional<Accounts.Found> found = accounts.find(account);
            if (found.isEmpty()) {
                rules.add("there is no account " + account.name() + " in the directory");
            }
            List<Delivery.Step> steps = steps(changes, rules);
            if (found.isEmpty() || !rules.isEmpty()) {
                return new DeliveryOutcome.Refused(rules); // before anything is changed: all or none
            }
            return new Delivery(directory, groups.settings(), member(found.get())).bringAbout(steps);
        } catch (AmbiguousException several) {
            return new DeliveryOutcome.Refused(List.of(String.valueOf(several.getMessage())));
        } catch (LDAPException answer) {
            return ResultWords.outcome(answer);
        }
    }

    @Override
    public Set<HeldEntitlement> assignments(AccountRef account) {
        return ask(() -> {
            Optional<Accounts.Found> found = accounts.find(account);
            Set<String> held = found.isEmpty() ? Set.of() : groups.having(member(found.get()));
            return held.stream()
                    .map(name -> new HeldEntitlement(name, Optional.empty()))
                    .collect(Collectors.toUnmodifiableSet());
        });
    }

    /**
     * {@inheritDoc}
     *
     * <p>Each page reads all groups and keeps its own: the cookies of a directory belong to one connection, so they are no
     * cursors.
     */
    @Override
    public Page<ListedEntitlement> entitlements(PageRequest page) {
        String last = page.after().map(Cursor::parse).orElse("");
        List<ListedEntitlement> found = ask(() -> groups.after(last, page.size() + 1));
        return Page.cut(found, page.size(), each -> Cursor.of(each.entitlement()));
    }

    @Override
    public void close() {
        directory.close();
    }

    private List<Delivery.Step> steps(List<AssignmentChange> changes, List<String> rules) throws LDAPException {
        List<Delivery.Step> steps = new ArrayList<>();
        for (AssignmentChange change : changes) {
            if (change.scope().isPresent()) {
                rules.add("a group of a directory has no scope: " + change.entitlement());
                continue;
            }
            Optional<DN> group = groups.find(change.entitlement());
            group.ifPresentOrElse(
                    dn -> steps.add(new Delivery.Step(change.kind(), dn, change.entitlement())),
                    () -> rules.add("there is no group " + change.entitlement()
                            + " in the directory; it may have been renamed or removed"));
        }
        return steps;
    }

    private String member(Accounts.Found account) {
        return groups.settings().kind().byDn()
                ? account.dn().toString()
                : account.ref().name();
    }

    private interface Question<T> {
        T ask() throws LDAPException;
    }

    private <T> T ask(Question<T> question) {
        try {
            return question.ask();
        } catch (LDAPException answer) {
            throw ResultWords.unavailable(system.value(), answer);
        }
    }
}
