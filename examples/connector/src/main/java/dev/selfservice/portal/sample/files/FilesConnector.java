// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.sample.files;

import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.UnavailableException;
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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

// tag::connector[]
/** Keeps the roles of each account as lines of a file. */
final class FilesConnector
        implements Connector, FindsAccounts, ChangesAssignments, ReadsAssignments, ListsEntitlements {
    // end::connector[]

    private static final int LONGEST_LOGIN = 255;

    private final SystemId system;
    private final RoleDirectory files;
    private final AccountMode accounts;

    FilesConnector(SystemId system, Path directory, AccountMode accounts) {
        this.system = system;
        this.files = new RoleDirectory(directory);
        this.accounts = accounts;
        if (accounts == AccountMode.AUTOMATIC) {
            files.create();
        }
    }

    // tag::check[]
    @Override
    public SystemHealth check() {
        return files.isThere()
                ? SystemHealth.reachable()
                : SystemHealth.down("the directory of the role files is not there or not writable");
    }
    // end::check[]

    // tag::find[]
    @Override
    public Optional<AccountRef> findAccount(AccountOwner owner) {
        requireDirectory(); // a broken system is an exception, never "has no account"
        return hasAccount(owner.login()) ? Optional.of(new AccountRef(owner.login())) : Optional.empty();
    }
    // end::find[]

    // tag::change[]
    @Override
    public DeliveryOutcome change(OrderId order, AccountRef account, List<AssignmentChange> changes) {
        requireDirectory();
        List<String> rules = new ArrayList<>();
        if (!hasAccount(account.name())) {
            rules.add("there is no account " + account.name());
        }
        changes.stream()
                .filter(change -> !RoleLine.canHold(change.entitlement()))
                .forEach(change -> rules.add("a role is one line of printable text"));
        if (!rules.isEmpty()) {
            return new DeliveryOutcome.Refused(rules); // before anything is written: all or none
        }
        return files.alone(() -> {
            List<RoleLine> before = files.read(account.name());
            List<RoleLine> after = with(changes, before);
            if (!after.equals(before)) {
                files.write(account.name(), after);
            }
            return new DeliveryOutcome.Applied();
        });
    }

    /** Says what is to be there, not what is to be done, so that a repeated order changes nothing. */
    private static List<RoleLine> with(List<AssignmentChange> changes, List<RoleLine> before) {
        List<RoleLine> lines = new ArrayList<>(before);
        for (AssignmentChange change : changes) {
            RoleLine line = RoleLine.of(change.entitlement(), change.scope());
            if (change.kind() == AssignmentChange.Kind.TAKE) {
                lines.removeIf(line::equals);
            } else if (!lines.contains(line)) {
                lines.add(line);
            }
        }
        return lines;
    }
    // end::change[]

    // tag::read[]
    @Override
    public Set<HeldEntitlement> assignments(AccountRef account) {
        requireDirectory();
        try {
            return files.read(account.name()).stream().map(RoleLine::held).collect(Collectors.toUnmodifiableSet());
        } catch (IllegalArgumentException e) {
            throw unavailable("the role file of " + account.name() + " holds a line that is no role");
        }
    }
    // end::read[]

    // tag::list[]
    @Override
    public Page<ListedEntitlement> entitlements(PageRequest page) {
        requireDirectory();
        String after = page.after().map(NameCursor::parse).orElse("");
        List<ListedEntitlement> found = files.readAll().stream()
                .map(RoleLine::entitlement)
                .filter(name -> name.compareTo(after) > 0)
                .distinct()
                .sorted()
                .limit(page.size() + 1L) // one more tells whether there is a next page
                .map(name -> new ListedEntitlement(name, name, ""))
                .toList();
        return Page.cut(found, page.size(), last -> NameCursor.of(last.entitlement()));
    }
    // end::list[]

    @Override
    public void close() {
        // No file stays open between two calls.
    }

    private boolean hasAccount(String login) {
        boolean possible = !login.isEmpty() && login.length() <= LONGEST_LOGIN && RoleDirectory.canHold(login);
        return possible && (accounts == AccountMode.AUTOMATIC || files.has(login));
    }

    private void requireDirectory() {
        if (!files.isThere()) {
            throw unavailable("the directory of the role files is not there");
        }
    }

    private UnavailableException unavailable(String why) {
        return new UnavailableException(system.value(), why);
    }
}
