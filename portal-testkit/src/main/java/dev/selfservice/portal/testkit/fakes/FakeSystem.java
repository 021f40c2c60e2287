// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.fakes;

import dev.selfservice.portal.connectors.spi.AccountRef;
import dev.selfservice.portal.connectors.spi.AssignmentChange;
import dev.selfservice.portal.connectors.spi.Connector;
import dev.selfservice.portal.connectors.spi.ConnectorContext;
import dev.selfservice.portal.connectors.spi.ConnectorFactory;
import dev.selfservice.portal.connectors.spi.ReadsAssignments.HeldEntitlement;
import dev.selfservice.portal.plugins.spi.PortalPlugin;
import dev.selfservice.portal.provisioning.OrderId;
import dev.selfservice.portal.spi.Settings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * An outside system in memory that misbehaves when told to, with the factory of connectors to it.
 *
 * <pre>{@code
 * FakeSystem hr = FakeSystem.forEverybody();
 * builder.plugin(hr.plugin()).system(new SystemId("hr"), "HR", "fake", Map.of());
 * hr.behave(Behaviour.late(Duration.ofMinutes(1), gate));
 * }</pre>
 *
 * <p>It remembers each call, and how often each order changed something. All connectors opened on it reach the same
 * accounts, so what was given outlives them. Safe for use by several threads; waits nowhere but at gates of the test.
 */
public final class FakeSystem implements ConnectorFactory {

    /** The type of its connectors unless another one was asked for. */
    public static final String TYPE = "fake";

    /** One order that came in. */
    public record Call(OrderId order, AccountRef account, List<AssignmentChange> changes) {
        public Call {
            changes = List.copyOf(changes);
        }
    }

    private final String type;
    private final FakeAccounts accounts;
    private volatile Behaviour behaviour = Behaviour.works();
    private volatile Optional<Supplier<RuntimeException>> failure = Optional.empty();

    private FakeSystem(String type, FakeAccounts accounts) {
        this.type = type;
        this.accounts = accounts;
    }

    /** Returns a system on which each login is an account. */
    public static FakeSystem forEverybody() {
        return new FakeSystem(TYPE, new FakeAccounts(true, Set.of()));
    }

    /** Returns a system that has these accounts. */
    public static FakeSystem withAccounts(Set<String> logins) {
        return new FakeSystem(TYPE, new FakeAccounts(false, logins));
    }

    /** Returns this system's accounts under another connector type, for portals with several fakes. */
    public FakeSystem ofType(String other) {
        return new FakeSystem(other, accounts);
    }

    /** Returns a plug-in that offers this system's connector. */
    public PortalPlugin plugin() {
        return new PortalPlugin() {
            @Override
            public String name() {
                return "Fake system " + type;
            }

            @Override
            public List<ConnectorFactory> connectors() {
                return List.of(FakeSystem.this);
            }
        };
    }

    /** Behaves like this from now on, towards calls that come in from now on. */
    public void behave(Behaviour now) {
        behaviour = now;
    }

    /** Lets each attempt to make a connector end in an exception, until {@link #opens}. */
    public void failsToOpen(Supplier<RuntimeException> exception) {
        failure = Optional.of(exception);
    }

    /** Lets connectors be made again. */
    public void opens() {
        failure = Optional.empty();
    }

    /** Removes an account; who has none is not found, and orders for it are refused. */
    public void dropAccount(String login) {
        accounts.drop(login);
    }

    /** Adds an account, also one that was removed. */
    public void addAccount(String login) {
        accounts.add(login);
    }

    /** Refuses, from now on, orders that name the entitlement. */
    public void refuse(String entitlement) {
        accounts.refuse(entitlement);
    }

    /** Gives an entitlement on the system itself. */
    public void plant(String login, HeldEntitlement held) {
        accounts.plant(login, held);
    }

    /** Does everything that was accepted for later. */
    public void finishPending() {
        accounts.finishPending();
    }

    /** Returns what the account holds, in the order it was given. */
    public List<HeldEntitlement> held(String login) {
        return accounts.held(login);
    }

    /** Returns the orders that came in, repeated ones each time, oldest first. */
    public List<Call> calls() {
        return accounts.calls();
    }

    /** Returns how often the order came in. */
    public long calls(OrderId order) {
        return accounts.calls().stream()
                .filter(call -> call.order().equals(order))
                .count();
    }

    /** Returns how often the order changed something. */
    public int effects(OrderId order) {
        return accounts.effects(order);
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public Connector open(Settings settings, ConnectorContext context) {
        settings.rejectUnread();
        return new FakeConnector(this, accounts);
    }

    Behaviour behaviour() {
        return behaviour;
    }

    /** What the constructor of a connector calls, so that this is where it throws. */
    void admit() {
        failure.ifPresent(exception -> {
            throw exception.get();
        });
    }
}
