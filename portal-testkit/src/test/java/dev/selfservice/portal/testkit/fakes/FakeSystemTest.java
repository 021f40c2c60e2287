// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.connectors.spi.AccountOwner;
import dev.selfservice.portal.connectors.spi.AccountRef;
import dev.selfservice.portal.connectors.spi.AssignmentChange;
import dev.selfservice.portal.connectors.spi.ChangesAssignments;
import dev.selfservice.portal.connectors.spi.Connector;
import dev.selfservice.portal.connectors.spi.ConnectorContext;
import dev.selfservice.portal.connectors.spi.DeliveryOutcome;
import dev.selfservice.portal.connectors.spi.FindsAccounts;
import dev.selfservice.portal.provisioning.OrderId;
import dev.selfservice.portal.spi.MapSettings;
import dev.selfservice.portal.testkit.FreshIds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FakeSystemTest {

    private static final AccountRef ROSA = new AccountRef("rosa");
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final DeliveryOutcome APPLIED = new DeliveryOutcome.Applied();

    private final FakeSystem system = FakeSystem.forEverybody();
    private final OrderId order = new OrderId(new FreshIds().get());

    @Test
    void countsCallsAndEffectsByOrder() {
        send();
        send();

        assertThat(system.calls(order)).isEqualTo(2);
        assertThat(system.effects(order)).isEqualTo(1);
        assertThat(system.held("rosa")).hasSize(1);
    }

    @Test
    void aSlowSystemAnswersWhenTheGateOpens() {
        Gate gate = new Gate();
        system.behave(Behaviour.slow(LONG, gate));

        CompletableFuture<DeliveryOutcome> answer = CompletableFuture.supplyAsync(this::send);
        assertThat(gate.reachedWithin(LONG)).isTrue();
        assertThat(system.effects(order)).isZero();
        gate.open();

        assertThat(answer.join()).isEqualTo(APPLIED);
    }

    // tag::late[]
    @Test
    void aLateSystemHasDoneTheOrderBeforeItAnswers() {
        Gate gate = new Gate();
        system.behave(Behaviour.late(LONG, gate));

        CompletableFuture<DeliveryOutcome> answer = CompletableFuture.supplyAsync(this::send);
        assertThat(gate.reachedWithin(LONG)).isTrue();
        assertThat(answer).isNotDone();
        assertThat(system.effects(order)).isEqualTo(1);

        gate.open();
        assertThat(answer.join()).isEqualTo(APPLIED);
    }
    // end::late[]

    @Test
    void aSystemThatIsDownSaysSoAndDoesNothing() {
        system.behave(Behaviour.down());

        assertThatThrownBy(this::send).hasMessage("connection refused");
        assertThat(open().check().up()).isFalse();
        assertThat(system.calls(order)).isEqualTo(1);
        assertThat(system.effects(order)).isZero();
    }

    @Test
    void aThrowingSystemThrowsWhatItWasTold() {
        system.behave(Behaviour.throwing(() -> new UnsupportedOperationException("no")));

        assertThatThrownBy(this::send).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> open().check()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void garbageIsNoAnswerAtAll() {
        system.behave(Behaviour.garbage());

        assertThat(send()).isNull();
    }

    @Test
    void aRefusingSystemNamesItsRules() {
        system.behave(Behaviour.refusing("only on weekdays"));

        assertThat(send()).isEqualTo(new DeliveryOutcome.Refused(List.of("only on weekdays")));
    }

    @Test
    void aDroppedAccountIsNotFoundUntilItIsAddedAgain() {
        system.dropAccount("rosa");
        assertThat(find()).isEmpty();
        assertThat(send()).isInstanceOf(DeliveryOutcome.Refused.class);

        system.addAccount("rosa");
        assertThat(find()).contains(ROSA);
        assertThat(send()).isEqualTo(APPLIED);
    }

    @Test
    void aConnectorThrowsInItsConstructorUntilTheSystemOpens() {
        system.failsToOpen(() -> new IllegalStateException("no route"));
        assertThatThrownBy(this::open).hasMessage("no route");

        system.opens();
        assertThat(open().check().up()).isTrue();
    }

    @Test
    void aPluginOffersIt() {
        assertThat(system.plugin().connectors()).containsExactly(system);
        assertThat(system.ofType("fake-2").plugin().connectors().get(0).type()).isEqualTo("fake-2");
    }

    private DeliveryOutcome send() {
        AssignmentChange give = new AssignmentChange(AssignmentChange.Kind.GIVE, "auditor", Optional.empty());
        return ((ChangesAssignments) open()).change(order, ROSA, List.of(give));
    }

    private Optional<AccountRef> find() {
        AccountOwner rosa = new AccountOwner(new PersonId("p-1"), "rosa", Optional.empty());
        return ((FindsAccounts) open()).findAccount(rosa);
    }

    private Connector open() {
        return system.open(MapSettings.of("fake.", Map.of()), new ConnectorContext() {});
    }
}
