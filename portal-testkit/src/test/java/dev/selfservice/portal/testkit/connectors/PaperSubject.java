// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.connectors;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.connectors.spi.AccountOwner;
import dev.selfservice.portal.connectors.spi.AccountRef;
import dev.selfservice.portal.connectors.spi.ChangesAssignments;
import dev.selfservice.portal.connectors.spi.Connector;
import dev.selfservice.portal.connectors.spi.ConnectorContext;
import dev.selfservice.portal.connectors.spi.ConnectorFactory;
import dev.selfservice.portal.connectors.spi.FindsAccounts;
import dev.selfservice.portal.connectors.spi.ListsEntitlements;
import dev.selfservice.portal.connectors.spi.ReadsAssignments;
import dev.selfservice.portal.connectors.spi.ReadsAssignments.HeldEntitlement;
import dev.selfservice.portal.spi.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The subject for connectors to paper systems, sound and broken ones. */
class PaperSubject implements ConnectorSubject, ConnectorFactory {

    private static final int PEOPLE = 16;

    final PaperSystem system = new PaperSystem(PEOPLE);
    private final Function<PaperSystem, Connector> maker;

    PaperSubject(Function<PaperSystem, Connector> maker) {
        this.maker = maker;
    }

    @Override
    public ConnectorFactory factory() {
        return this;
    }

    @Override
    public String type() {
        return "paper";
    }

    @Override
    public Connector open(Settings settings, ConnectorContext context) {
        settings.required("folder", Function.identity());
        settings.required("password", Function.identity());
        settings.rejectUnread();
        return connector();
    }

    Connector connector() {
        return maker.apply(system);
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("folder", "top", "password", "open-sesame");
    }

    @Override
    public Set<String> requiredSettings() {
        return Set.of("folder", "password");
    }

    @Override
    public Set<String> secretSettings() {
        return Set.of("password");
    }

    @Override
    public Set<Class<?>> abilities() {
        return Set.of(FindsAccounts.class, ChangesAssignments.class, ReadsAssignments.class, ListsEntitlements.class);
    }

    @Override
    public AccountOwner owner(int number) {
        return new AccountOwner(new PersonId("p-" + number), account(number).name(), Optional.empty());
    }

    @Override
    public AccountRef account(int number) {
        return new AccountRef("person-" + number);
    }

    @Override
    public Optional<String> refusedEntitlement() {
        return Optional.of(PaperSystem.REFUSED);
    }

    @Override
    public List<HeldEntitlement> held(AccountRef account) {
        return system.held(account.name());
    }

    @Override
    public void plant(AccountRef account, HeldEntitlement held) {
        system.write(account.name(), held);
    }

    @Override
    public void close() {
        // Paper goes with the test.
    }
}
