// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.fakes;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.connectors.spi.AccountOwner;
import dev.selfservice.portal.connectors.spi.AccountRef;
import dev.selfservice.portal.connectors.spi.ChangesAssignments;
import dev.selfservice.portal.connectors.spi.ChecksPending;
import dev.selfservice.portal.connectors.spi.ConnectorFactory;
import dev.selfservice.portal.connectors.spi.FindsAccounts;
import dev.selfservice.portal.connectors.spi.ReadsAssignments;
import dev.selfservice.portal.connectors.spi.ReadsAssignments.HeldEntitlement;
import dev.selfservice.portal.testkit.connectors.ConnectorSubject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The fake system as a subject of the kit. */
final class FakeSystemSubject implements ConnectorSubject {

    private static final int PEOPLE = 16;
    private static final String REFUSED = "kit-refused";

    private final FakeSystem system = FakeSystem.withAccounts(
            IntStream.rangeClosed(1, PEOPLE).mapToObj(i -> "person-" + i).collect(Collectors.toSet()));

    FakeSystemSubject() {
        system.refuse(REFUSED);
    }

    @Override
    public ConnectorFactory factory() {
        return system;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of();
    }

    @Override
    public Set<String> requiredSettings() {
        return Set.of();
    }

    @Override
    public Set<Class<?>> abilities() {
        return Set.of(FindsAccounts.class, ChangesAssignments.class, ReadsAssignments.class, ChecksPending.class);
    }

    @Override
    public AccountOwner owner(int number) {
        String login = account(number).name();
        return new AccountOwner(new PersonId(login), login, Optional.empty());
    }

    @Override
    public AccountRef account(int number) {
        return new AccountRef("person-" + number);
    }

    @Override
    public Optional<String> refusedEntitlement() {
        return Optional.of(REFUSED);
    }

    @Override
    public List<HeldEntitlement> held(AccountRef account) {
        return system.held(account.name());
    }

    @Override
    public void plant(AccountRef account, HeldEntitlement held) {
        system.plant(account.name(), held);
    }

    @Override
    public Runnable holdBack() {
        system.behave(Behaviour.pending(Duration.ofMinutes(1)));
        return system::finishPending;
    }

    @Override
    public void close() {
        // In memory: it goes with the test.
    }
}
