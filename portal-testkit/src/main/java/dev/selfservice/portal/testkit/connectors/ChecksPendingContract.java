// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.connectors.spi.AccountRef;
import dev.selfservice.portal.connectors.spi.ChangesAssignments;
import dev.selfservice.portal.connectors.spi.ChecksPending;
import dev.selfservice.portal.connectors.spi.Connector;
import dev.selfservice.portal.connectors.spi.DeliveryOutcome;
import dev.selfservice.portal.provisioning.OrderId;
import dev.selfservice.portal.testkit.verdict.VerdictItem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every connector must do that says later what became of an order. */
@VerdictItem("ChecksPending")
public abstract class ChecksPendingContract extends SubjectRoom {

    private static final DeliveryOutcome APPLIED = new DeliveryOutcome.Applied();

    @Test
    void anOrderIsPendingUntilTheSystemHasDoneIt() {
        ChecksPending connector = open(ChecksPending.class);
        Runnable goOn = subject().holdBack();
        OrderId order = order();

        assertThat(send(connector, order)).isInstanceOf(DeliveryOutcome.Pending.class);
        assertThat(connector.checkPending(order)).isInstanceOf(DeliveryOutcome.Pending.class);
        assertThat(subject().held(account())).isEmpty();

        goOn.run();
        assertThat(connector.checkPending(order)).isEqualTo(APPLIED);
        assertThat(connector.checkPending(order)).isEqualTo(APPLIED);
        assertThat(subject().held(account())).containsExactly(plain(entitlement()));
    }

    @Test
    void aPendingOrderThatIsRepeatedActsOnce() {
        ChecksPending connector = open(ChecksPending.class);
        Runnable goOn = subject().holdBack();
        OrderId order = order();

        send(connector, order);
        send(connector, order);
        goOn.run();

        assertThat(connector.checkPending(order)).isEqualTo(APPLIED);
        assertThat(send(connector, order)).isEqualTo(APPLIED);
        assertThat(subject().held(account())).containsExactly(plain(entitlement()));
    }

    @Test
    void anotherConnectorCanAskAfterTheOrder() {
        open(ChecksPending.class);
        Runnable goOn = subject().holdBack();
        OrderId order = order();
        try (Connector before = openApart()) {
            send(as(ChecksPending.class, before), order);
        }
        goOn.run();

        assertThat(open(ChecksPending.class).checkPending(order)).isEqualTo(APPLIED);
    }

    @Test
    void anOrderThatNobodySentIsNotDone() {
        ChecksPending connector = open(ChecksPending.class);

        boolean done;
        try {
            done = connector.checkPending(order()).equals(APPLIED);
        } catch (RuntimeException unknown) {
            done = false; // an exception is a clear answer too
        }

        assertThat(done).isFalse();
    }

    private DeliveryOutcome send(ChecksPending connector, OrderId order) {
        return as(ChangesAssignments.class, (Connector) connector)
                .change(order, account(), List.of(give(entitlement())));
    }

    private AccountRef account() {
        return subject().account(1);
    }

    private String entitlement() {
        return subject().entitlement(1);
    }
}
