// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.connectors;

import dev.selfservice.portal.catalogue.Scope;
import dev.selfservice.portal.catalogue.ScopeType;
import dev.selfservice.portal.connectors.spi.AccountOwner;
import dev.selfservice.portal.connectors.spi.AccountRef;
import dev.selfservice.portal.connectors.spi.ConnectorFactory;
import dev.selfservice.portal.connectors.spi.ReadsAssignments.HeldEntitlement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A connector under test with a target system of its own, new for each test: the one class an implementer fills in.
 *
 * <p>{@link #held} and {@link #plant} must go to the system by other means than the connector: they are the witness.
 */
public interface ConnectorSubject extends AutoCloseable {

    /** Returns the factory under test. */
    ConnectorFactory factory();

    /** Returns settings, without prefix, that open a connector on this subject's system. */
    Map<String, String> settings();

    /** Returns those of the settings without which the connector must not open. */
    Set<String> requiredSettings();

    /** Returns those of the settings whose values must never be seen in a message. */
    default Set<String> secretSettings() {
        return Set.of();
    }

    /** Returns the ability interfaces that the connector claims. */
    Set<Class<?>> abilities();

    /** Returns a person who has an account; for each number up to 16 another one. */
    AccountOwner owner(int number);

    /** Returns the account of that person. */
    AccountRef account(int number);

    /** Returns a person without an account; empty if on this system everybody has one. */
    default Optional<AccountOwner> stranger() {
        return Optional.of(new AccountOwner(
                new dev.selfservice.portal.PersonId("kit-stranger"), "kit-stranger", Optional.empty()));
    }

    /** Returns an account that does not exist; empty if on this system every account does. */
    default Optional<AccountRef> unknownAccount() {
        return Optional.of(new AccountRef("kit-stranger"));
    }

    /** Returns the name of something that can be given; for each number up to 40 another one. */
    default String entitlement(int number) {
        return "kit-entitlement-" + number;
    }

    /** Returns the name of something that the system refuses to give; empty if it refuses nothing. */
    Optional<String> refusedEntitlement();

    /** Returns two scopes of which the system can tell one from the other; empty if it knows no scopes. */
    default List<Scope> scopes() {
        return List.of(new Scope(ScopeType.COUNTRY, "ES"), new Scope(ScopeType.COUNTRY, "DE"));
    }

    /** Returns everything that the account holds on the system, in any order; what it holds twice, twice. */
    List<HeldEntitlement> held(AccountRef account);

    /** Lets the account hold something more, as if somebody had given it on the system itself. */
    void plant(AccountRef account, HeldEntitlement held);

    /**
     * Makes sure that the system has the entitlement of that number to list; only for those who claim
     * {@link dev.selfservice.portal.connectors.spi.ListsEntitlements}. Unless said otherwise the second account is given
     * it, for systems that have what somebody holds.
     */
    default void offer(int number) {
        plant(account(2), new HeldEntitlement(entitlement(number), Optional.empty()));
    }

    /**
     * Makes the system accept what comes next without doing it; only for those who claim
     * {@link dev.selfservice.portal.connectors.spi.ChecksPending}.
     *
     * @return lets the system do what it accepted
     */
    default Runnable holdBack() {
        throw new UnsupportedOperationException("a subject that claims ChecksPending says how to hold orders back");
    }

    /** Puts the system away. */
    @Override
    void close();
}
