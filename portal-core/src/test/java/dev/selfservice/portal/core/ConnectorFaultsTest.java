// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Assurance;
import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.ForbiddenException;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.catalogue.Entitlement;
import dev.selfservice.portal.catalogue.EntitlementDraft;
import dev.selfservice.portal.core.memory.InMemoryIdentityStore;
import dev.selfservice.portal.core.memory.InMemoryStores;
import dev.selfservice.portal.provisioning.Deliveries.SystemStatus;
import dev.selfservice.portal.provisioning.Order;
import dev.selfservice.portal.provisioning.OrderState;
import dev.selfservice.portal.requests.DeliveryNote;
import dev.selfservice.portal.requests.DeliveryReason;
import dev.selfservice.portal.requests.DeliveryState;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.requests.RequestItem;
import dev.selfservice.portal.requests.RequestWish;
import dev.selfservice.portal.spi.SettingsException;
import dev.selfservice.portal.tasks.Decision;
import dev.selfservice.portal.tasks.TaskSummary;
import dev.selfservice.portal.tasks.TaskView;
import dev.selfservice.portal.testkit.fakes.Behaviour;
import dev.selfservice.portal.testkit.fakes.FakeSystem;
import dev.selfservice.portal.testkit.fakes.Gate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectorFaultsTest {

    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final FakeSystem good = FakeSystem.forEverybody();
    private final FakeSystem bad = FakeSystem.forEverybody().ofType("bad");
    private final Gate gate = new Gate();
    private final InMemoryIdentityStore people = new InMemoryIdentityStore()
            .person("ana", "Ana Lund")
            .person("bea", "Bea Ortiz")
            .person("root", "Rut Okafor")
            .manager("ana", "bea");
    private final Portal portal = Portal.builder()
            .stores(new InMemoryStores(Clock.systemUTC()))
            .identity(people)
            .keys(Keys.fresh())
            .plugin(good.plugin())
            .plugin(bad.plugin())
            .system(new SystemId("good"), "Good", FakeSystem.TYPE, Map.of())
            .system(new SystemId("bad"), "Bad", "bad", Map.of())
            .config(PortalConfig.defaults()
                    .everyoneMay(PortalConfig.ORDINARY)
                    .firstAdministrator(new PersonId("root"))
                    .provisioning(new ProvisioningConfig(
                            2,
                            Duration.ofMillis(300),
                            3,
                            Duration.ofMillis(20),
                            Duration.ofMillis(50),
                            Duration.ofMillis(20))))
            .build();

    @AfterEach
    void close() {
        gate.open();
        portal.close();
    }

    @Test
    void aSystemThatIsDownIsTriedAgainUntilItIsUp() {
        bad.behave(Behaviour.throwing(() -> new IllegalStateException("no route")));
        portal.start();
        Request request = approved("bad", "editor");

        awaitNote(request, DeliveryReason.NOT_REACHED, "Bad could not be reached");
        bad.behave(Behaviour.works());

        await(() -> delivery(request) == DeliveryState.DELIVERED || isDead(request));
        if (isDead(request)) {
            retry(request);
        }
        await(() -> delivery(request) == DeliveryState.DELIVERED);
        assertThat(bad.held("ana")).hasSize(1);
    }

    @Test
    void anOrderTriedTooOftenIsGivenUpVisiblyAndMayBeTriedAgain() {
        bad.behave(Behaviour.down());
        portal.start();
        Request request = approved("bad", "editor");

        await(() -> isDead(request));
        RequestItem item = item(request);
        assertThat(item.delivery()).isEqualTo(DeliveryState.FAILED);
        DeliveryNote note = item.deliveryNote().orElseThrow();
        assertThat(note.text()).contains("given up after 3 attempts");
        assertThat(note.attempts()).contains(3);
        assertThat(dead(request).get(0).lastError()).contains(note);

        bad.behave(Behaviour.works());
        retry(request);
        await(() -> delivery(request) == DeliveryState.DELIVERED);
    }

    @Test
    void aSystemThatHangsHoldsUpNobodyElse() {
        bad.behave(Behaviour.slow(Duration.ofSeconds(60), gate));
        portal.start();
        Request hanging = approved("bad", "editor");
        assertThat(gate.reachedWithin(Duration.ofSeconds(5))).isTrue();

        Instant began = Clock.systemUTC().instant();
        Request quick = approved("good", "reader");
        await(() -> delivery(quick) == DeliveryState.DELIVERED);

        assertThat(Duration.between(began, Clock.systemUTC().instant())).isLessThan(Duration.ofSeconds(1));
        awaitNote(hanging, DeliveryReason.TIMED_OUT, "Bad did not answer in time");
    }

    @Test
    void anAnswerThatComesTooLateHasItsEffectOnce() {
        bad.behave(Behaviour.late(AN_HOUR, gate));
        portal.start();
        Request request = approved("bad", "editor");
        awaitNote(request, DeliveryReason.TIMED_OUT, "Bad did not answer in time");

        bad.behave(Behaviour.works());
        gate.open();
        await(() -> delivery(request) == DeliveryState.DELIVERED || isDead(request));
        if (isDead(request)) {
            retry(request);
        }
        await(() -> delivery(request) == DeliveryState.DELIVERED);

        assertThat(bad.calls().stream().map(FakeSystem.Call::order).distinct()).hasSize(1);
        assertThat(bad.effects(bad.calls().get(0).order())).isEqualTo(1);
    }

    @Test
    void aMissingAccountIsSaidOnTheRequest() {
        bad.behave(Behaviour.works());
        bad.dropAccount("ana");
        portal.start();
        Request request = approved("bad", "editor");

        awaitNote(request, DeliveryReason.NO_ACCOUNT, "Ana Lund has no account on Bad");
    }

    @Test
    void aRefusalIsFinalAndNamesItsRules() {
        bad.behave(Behaviour.refusing("four roles at most"));
        portal.start();
        Request request = approved("bad", "editor");

        await(() -> isDead(request));
        assertThat(item(request).deliveryNote())
                .contains(DeliveryNote.saying(
                        DeliveryReason.REFUSED, "Bad refused: four roles at most", "four roles at most"));
    }

    @Test
    void anAnswerThatIsNothingCountsAsAFailedAttempt() {
        bad.behave(Behaviour.garbage());
        portal.start();
        Request request = approved("bad", "editor");

        await(() -> isDead(request));
        assertThat(item(request).deliveryNote().orElseThrow().reason()).isEqualTo(DeliveryReason.NO_ANSWER);
    }

    @Test
    void anAcceptedOrderIsAskedForUntilItIsDone() {
        bad.behave(Behaviour.pending(Duration.ofMillis(20)));
        portal.start();
        Request request = approved("bad", "editor");
        awaitNote(request, DeliveryReason.ACCEPTED, "Bad has accepted it");

        bad.finishPending();
        await(() -> delivery(request) == DeliveryState.DELIVERED);
    }

    @Test
    void aConnectorThatCannotBeMadeLeavesThePortalUpAndIsNamed() {
        FakeSystem broken = FakeSystem.forEverybody();
        broken.failsToOpen(() -> new IllegalStateException("no licence"));
        try (Portal other = portalWith(broken)) {
            other.start();

            assertThat(other.parts())
                    .filteredOn(part -> part.name().equals("system:bad"))
                    .singleElement()
                    .satisfies(part -> {
                        assertThat(part.up()).isFalse();
                        assertThat(part.detail()).contains("no licence");
                    });
            assertThat(other.deliveries().systems(actor("root")))
                    .extracting(SystemStatus::state)
                    .containsExactly(SystemStatus.State.FAILED_TO_START);
        }
    }

    @Test
    void anUnknownSettingStopsTheStartAndIsNamed() {
        PortalBuilder builder = Portal.builder()
                .stores(new InMemoryStores(Clock.systemUTC()))
                .identity(people)
                .keys(Keys.fresh())
                .plugin(good.plugin())
                .system(new SystemId("good"), "Good", FakeSystem.TYPE, Map.of("tiemout", "5"));

        assertThatThrownBy(builder::build)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("portal.systems.good.tiemout");
    }

    @Test
    void onlyAdministratorsSeeAndRetryDeliveriesAndOnlyDeadOnes() {
        portal.start();
        Request request = approved("good", "editor");
        await(() -> delivery(request) == DeliveryState.DELIVERED);
        Order done = portal.deliveries()
                .list(actor("root"), OrderState.DONE, PageRequest.first())
                .items()
                .get(0);

        assertThatThrownBy(() -> portal.deliveries().list(actor("ana"), OrderState.DONE, PageRequest.first()))
                .isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> portal.deliveries().retry(actor("ana"), done.id(), done.version()))
                .isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> portal.deliveries().retry(actor("root"), done.id(), done.version()))
                .isInstanceOf(ConflictException.class)
                .extracting("code")
                .isEqualTo("not-dead");
    }

    private Portal portalWith(FakeSystem system) {
        return Portal.builder()
                .stores(new InMemoryStores(Clock.systemUTC()))
                .identity(people)
                .keys(Keys.fresh())
                .plugin(system.plugin())
                .system(new SystemId("bad"), "Bad", FakeSystem.TYPE, Map.of())
                .config(PortalConfig.defaults().firstAdministrator(new PersonId("root")))
                .build();
    }

    private Request approved(String system, String role) {
        Entitlement entitlement = portal.catalogue()
                .add(actor("root"), new SystemId(system), role, EntitlementDraft.titled(role + " of " + system));
        Request request = portal.requests()
                .submit(actor("ana"), RequestWish.of(new PersonId("ana"), entitlement.id(), "because"));
        TaskSummary task = portal.tasks()
                .list(actor("bea"), TaskView.OPEN, PageRequest.first())
                .items()
                .get(0);
        portal.tasks().decide(actor("bea"), task.id(), task.version(), Decision.approve(request.items(), "fine"));
        return request;
    }

    private void retry(Request request) {
        Order dead = dead(request).get(0);
        portal.deliveries().retry(actor("root"), dead.id(), dead.version());
    }

    private boolean isDead(Request request) {
        return !dead(request).isEmpty();
    }

    private List<Order> dead(Request request) {
        return portal.deliveries().list(actor("root"), OrderState.DEAD, PageRequest.first()).items().stream()
                .filter(order -> order.request().equals(request.id()))
                .toList();
    }

    private DeliveryState delivery(Request request) {
        return item(request).delivery();
    }

    private RequestItem item(Request request) {
        return portal.requests()
                .require(actor("ana"), request.id())
                .request()
                .items()
                .get(0);
    }

    private void awaitNote(Request request, DeliveryReason reason, String text) {
        await(() -> item(request)
                .deliveryNote()
                .filter(note -> note.reason() == reason && note.text().contains(text))
                .isPresent());
    }

    private static void await(Supplier<Boolean> condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        while (!condition.get()) {
            assertThat(System.nanoTime()).as("waited 15 s in vain").isLessThan(end);
            try {
                assertThat(new CountDownLatch(1).await(10, TimeUnit.MILLISECONDS))
                        .isFalse();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private Actor actor(String person) {
        return portal.actors()
                .of(new PersonId(person), new Assurance(1, Clock.systemUTC().instant()));
    }
}
