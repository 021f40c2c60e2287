// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.selfservice.portal.catalogue.Scope;
import dev.selfservice.portal.connectors.spi.AccountRef;
import dev.selfservice.portal.connectors.spi.ChangesAssignments;
import dev.selfservice.portal.connectors.spi.Connector;
import dev.selfservice.portal.connectors.spi.DeliveryOutcome;
import dev.selfservice.portal.connectors.spi.ReadsAssignments.HeldEntitlement;
import dev.selfservice.portal.provisioning.OrderId;
import dev.selfservice.portal.testkit.verdict.VerdictItem;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every connector must do that gives entitlements and takes them away. */
@VerdictItem("ChangesAssignments")
public abstract class ChangesAssignmentsContract extends SubjectRoom {

    private static final DeliveryOutcome APPLIED = new DeliveryOutcome.Applied();

    @Test
    void givesAndTakes() {
        ChangesAssignments connector = open(ChangesAssignments.class);

        assertThat(deliver(connector, order(), account(), give(first()))).isEqualTo(APPLIED);
        assertThat(held()).containsExactly(plain(first()));
        assertThat(deliver(connector, order(), account(), take(first()))).isEqualTo(APPLIED);
        assertThat(held()).isEmpty();
    }

    @Test
    void aRepeatedOrderActsOnce() {
        ChangesAssignments connector = open(ChangesAssignments.class);
        OrderId order = order();

        assertThat(deliver(connector, order, account(), give(first()))).isEqualTo(APPLIED);
        assertThat(deliver(connector, order, account(), give(first()))).isEqualTo(APPLIED);

        assertThat(held()).containsExactly(plain(first()));
    }

    @Test
    void givingWhatIsHeldIsDone() {
        ChangesAssignments connector = open(ChangesAssignments.class);
        subject().plant(account(), plain(first()));

        assertThat(deliver(connector, order(), account(), give(first()))).isEqualTo(APPLIED);

        assertThat(held()).containsExactly(plain(first()));
    }

    @Test
    void takingWhatIsNotHeldIsDone() {
        ChangesAssignments connector = open(ChangesAssignments.class);
        subject().plant(account(), plain(second()));

        assertThat(deliver(connector, order(), account(), take(first()))).isEqualTo(APPLIED);

        assertThat(held()).containsExactly(plain(second()));
    }

    @Test
    void leavesAloneWhatTheOrderDoesNotName() {
        ChangesAssignments connector = open(ChangesAssignments.class);
        subject().plant(account(), plain(second()));
        subject().plant(other(), plain(first()));

        deliver(connector, order(), account(), give(first()));
        deliver(connector, order(), account(), take(first()));

        assertThat(held()).containsExactly(plain(second()));
        assertThat(subject().held(other())).containsExactly(plain(first()));
    }

    @Test
    void bringsSeveralDifferencesAboutTogether() {
        ChangesAssignments connector = open(ChangesAssignments.class);
        subject().plant(account(), plain(first()));

        assertThat(deliver(connector, order(), account(), give(second()), take(first()), give(third())))
                .isEqualTo(APPLIED);

        assertThat(held()).containsExactlyInAnyOrder(plain(second()), plain(third()));
    }

    @Test
    void bringsNothingAboutWhenOneDifferenceIsRefused() {
        ChangesAssignments connector = open(ChangesAssignments.class);
        Optional<String> bad = subject().refusedEntitlement();
        assumeTrue(bad.isPresent(), "the system refuses nothing");
        subject().plant(account(), plain(first()));

        DeliveryOutcome last = deliver(connector, order(), account(), give(second()), take(first()), give(bad.get()));
        DeliveryOutcome leading = deliver(connector, order(), account(), give(bad.get()), give(second()));

        assertThat(List.of(last, leading)).allSatisfy(each -> {
            assertThat(each).isInstanceOf(DeliveryOutcome.Refused.class);
            assertThat(wordsOf(each)).isNotBlank();
            rules().hidesSecrets(wordsOf(each));
        });
        assertThat(held()).containsExactly(plain(first()));
    }

    @Test
    void theSameEntitlementWithTwoScopesIsTwoThings() {
        ChangesAssignments connector = open(ChangesAssignments.class);
        HeldEntitlement here = scoped(first(), scopes().get(0));
        HeldEntitlement there = scoped(first(), scopes().get(1));

        deliver(connector, order(), account(), give(here));
        deliver(connector, order(), account(), give(there));
        assertThat(held()).containsExactlyInAnyOrder(here, there);

        deliver(connector, order(), account(), take(here));
        assertThat(held()).containsExactly(there);
    }

    @Test
    void anEntitlementWithoutScopeIsAThingOfItsOwn() {
        ChangesAssignments connector = open(ChangesAssignments.class);
        Scope scope = scopes().get(0);

        deliver(connector, order(), account(), give(first()));
        deliver(connector, order(), account(), give(scoped(first(), scope)));
        assertThat(held()).containsExactlyInAnyOrder(plain(first()), scoped(first(), scope));

        deliver(connector, order(), account(), take(first()));
        assertThat(held()).containsExactly(scoped(first(), scope));
    }

    @Test
    void saysInWordsThatAnAccountDoesNotExist() {
        ChangesAssignments connector = open(ChangesAssignments.class);
        Optional<AccountRef> unknown = subject().unknownAccount();
        assumeTrue(unknown.isPresent(), "every account exists");

        DeliveryOutcome outcome = connector.change(order(), unknown.get(), List.of(give(first())));

        assertThat(wordsOf(outcome)).as("the words of %s", outcome).isNotBlank();
        rules().hidesSecrets(wordsOf(outcome));
    }

    @Test
    void whatWasGivenOutlivesTheConnector() {
        open(ChangesAssignments.class);
        OrderId order = order();
        try (Connector before = openApart()) {
            deliver(as(ChangesAssignments.class, before), order, account(), give(first()));
        }
        assertThat(held()).containsExactly(plain(first()));

        ChangesAssignments after = open(ChangesAssignments.class);
        deliver(after, order, account(), give(first()));
        deliver(after, order(), account(), give(second()));

        assertThat(held()).containsExactlyInAnyOrder(plain(first()), plain(second()));
    }

    private AccountRef account() {
        return subject().account(1);
    }

    private AccountRef other() {
        return subject().account(2);
    }

    private List<HeldEntitlement> held() {
        return subject().held(account());
    }

    private String first() {
        return subject().entitlement(1);
    }

    private String second() {
        return subject().entitlement(2);
    }

    private String third() {
        return subject().entitlement(3);
    }
}
