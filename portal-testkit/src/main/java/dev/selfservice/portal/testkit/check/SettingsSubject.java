// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.check;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.catalogue.Scope;
import dev.selfservice.portal.connectors.spi.AccountOwner;
import dev.selfservice.portal.connectors.spi.AccountRef;
import dev.selfservice.portal.connectors.spi.AssignmentChange;
import dev.selfservice.portal.connectors.spi.ChangesAssignments;
import dev.selfservice.portal.connectors.spi.Connector;
import dev.selfservice.portal.connectors.spi.ConnectorContext;
import dev.selfservice.portal.connectors.spi.ConnectorFactory;
import dev.selfservice.portal.connectors.spi.DeliveryOutcome;
import dev.selfservice.portal.connectors.spi.ReadsAssignments;
import dev.selfservice.portal.connectors.spi.ReadsAssignments.HeldEntitlement;
import dev.selfservice.portal.provisioning.OrderId;
import dev.selfservice.portal.spi.MapSettings;
import dev.selfservice.portal.testkit.FreshIds;
import dev.selfservice.portal.testkit.connectors.ConnectorSubject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * A connector that is known by its settings only. Its witness is a second connector to the same system: weaker than one
 * that goes there by other means, for a connector that always lies the same way is believed.
 */
final class SettingsSubject implements ConnectorSubject {

    private static final int PEOPLE = 16;

    private final ConnectorFactory factory;
    private final CheckSettings about;
    private final Path folder;
    private final FreshIds ids = new FreshIds();

    SettingsSubject(ConnectorFactory factory, CheckSettings about, Path folder) {
        this.factory = factory;
        this.about = about;
        this.folder = folder;
    }

    @Override
    public ConnectorFactory factory() {
        return factory;
    }

    @Override
    public Map<String, String> settings() {
        return about.opening().in(folder);
    }

    @Override
    public Set<String> requiredSettings() {
        return about.opening().required();
    }

    @Override
    public Set<String> secretSettings() {
        return about.opening().secret();
    }

    /** Returns whatever it implements: nobody else claims anything. */
    @Override
    public Set<Class<?>> abilities() {
        try (Connector connector = open()) {
            return Stream.<Class<?>>iterate(connector.getClass(), each -> each != null, Class::getSuperclass)
                    .flatMap(each -> Stream.of(each.getInterfaces()))
                    .filter(each -> each != Connector.class && each.getPackage() == Connector.class.getPackage())
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    @Override
    public AccountOwner owner(int number) {
        return new AccountOwner(new PersonId("kit-" + number), account(number).name(), Optional.empty());
    }

    @Override
    public AccountRef account(int number) {
        return new AccountRef(numbered(about.account(), number));
    }

    @Override
    public Optional<AccountOwner> stranger() {
        return about.stranger().map(login -> new AccountOwner(new PersonId("kit-stranger"), login, Optional.empty()));
    }

    @Override
    public Optional<AccountRef> unknownAccount() {
        return about.stranger().map(AccountRef::new);
    }

    @Override
    public String entitlement(int number) {
        return numbered(about.entitlement(), number);
    }

    @Override
    public Optional<String> refusedEntitlement() {
        return about.refused();
    }

    @Override
    public List<Scope> scopes() {
        return about.scopes();
    }

    @Override
    public List<HeldEntitlement> held(AccountRef account) {
        try (Connector witness = open()) {
            if (witness instanceof ReadsAssignments reads) {
                return List.copyOf(reads.assignments(account));
            }
            throw new TestAbortedException("nobody can look into the system: ReadsAssignments is not claimed");
        }
    }

    @Override
    public void plant(AccountRef account, HeldEntitlement held) {
        change(account, List.of(new AssignmentChange(AssignmentChange.Kind.GIVE, held.entitlement(), held.scope())));
    }

    @Override
    public Runnable holdBack() {
        throw new TestAbortedException("nobody can hold the system back: that needs a subject of your own");
    }

    /** Takes away what the clause left; in a folder of its own nothing needs to be taken. */
    @Override
    public void close() {
        if (about.opening().settings().equals(settings())) {
            for (int i = 1; i <= PEOPLE; i++) {
                clean(account(i));
            }
        }
    }

    private void clean(AccountRef account) {
        try (Connector witness = open()) {
            if (witness instanceof ReadsAssignments reads && witness instanceof ChangesAssignments) {
                List<AssignmentChange> changes = new ArrayList<>();
                reads.assignments(account)
                        .forEach(one -> changes.add(
                                new AssignmentChange(AssignmentChange.Kind.TAKE, one.entitlement(), one.scope())));
                if (!changes.isEmpty()) {
                    change(account, changes);
                }
            }
        }
    }

    private void change(AccountRef account, List<AssignmentChange> changes) {
        try (Connector witness = open()) {
            if (!(witness instanceof ChangesAssignments writes)) {
                throw new TestAbortedException("nobody can give on the system: ChangesAssignments is not claimed");
            }
            DeliveryOutcome outcome = writes.change(new OrderId(ids.get()), account, changes);
            if (!outcome.equals(new DeliveryOutcome.Applied())) {
                throw new TestAbortedException("the system could not be made ready: " + outcome);
            }
        }
    }

    private Connector open() {
        return factory.open(MapSettings.of("kit.", settings()), new ConnectorContext() {});
    }

    private static String numbered(String text, int number) {
        return text.replace("{n}", String.valueOf(number));
    }
}
