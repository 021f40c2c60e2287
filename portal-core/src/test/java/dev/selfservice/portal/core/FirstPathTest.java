// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Assurance;
import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.ForbiddenException;
import dev.selfservice.portal.InvalidException;
import dev.selfservice.portal.NotFoundException;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.Permission;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.RoleId;
import dev.selfservice.portal.catalogue.CatalogueEntry;
import dev.selfservice.portal.catalogue.Entitlement;
import dev.selfservice.portal.catalogue.EntitlementDraft;
import dev.selfservice.portal.catalogue.Risk;
import dev.selfservice.portal.catalogue.ScopeRule;
import dev.selfservice.portal.catalogue.ScopeType;
import dev.selfservice.portal.connectors.spi.AccountRef;
import dev.selfservice.portal.connectors.spi.AssignmentChange;
import dev.selfservice.portal.connectors.spi.ChangesAssignments;
import dev.selfservice.portal.connectors.spi.Connector;
import dev.selfservice.portal.connectors.spi.ConnectorContext;
import dev.selfservice.portal.connectors.spi.ConnectorFactory;
import dev.selfservice.portal.connectors.spi.DeliveryOutcome;
import dev.selfservice.portal.connectors.spi.SystemHealth;
import dev.selfservice.portal.core.memory.InMemoryIdentityStore;
import dev.selfservice.portal.core.memory.InMemoryStores;
import dev.selfservice.portal.plugins.spi.PortalPlugin;
import dev.selfservice.portal.processes.Verdict;
import dev.selfservice.portal.provisioning.OrderId;
import dev.selfservice.portal.requests.DeliveryState;
import dev.selfservice.portal.requests.Outcome;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.requests.RequestView;
import dev.selfservice.portal.requests.RequestWish;
import dev.selfservice.portal.requests.RequestWish.ItemWish;
import dev.selfservice.portal.requesttypes.RequestTypeId;
import dev.selfservice.portal.spi.Settings;
import dev.selfservice.portal.tasks.Decision;
import dev.selfservice.portal.tasks.Decision.ItemDecision;
import dev.selfservice.portal.tasks.TaskDetail;
import dev.selfservice.portal.tasks.TaskSummary;
import dev.selfservice.portal.tasks.TaskView;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FirstPathTest {

    private final Recorder recorder = new Recorder();
    private final InMemoryIdentityStore people = new InMemoryIdentityStore()
            .person("ana", "Ana Lund")
            .person("bea", "Bea Ortiz")
            .person("cid", "Cid Moreau")
            .person("root", "Rut Okafor")
            .manager("ana", "bea")
            .member("cid", "helpdesk");
    private Portal portal = build();

    @BeforeEach
    void catalogue() {
        portal.catalogue().add(actor("root"), recorder.system(), "fin-audit", draft("Finance auditor"));
    }

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void anApprovedWishIsDeliveredAndHeld() throws InterruptedException {
        Request filed = portal.requests().submit(actor("ana"), wish("ES"));

        decide("bea", Verdict.APPROVED, Optional.of("needed"));

        assertThat(recorder.delivered.await(10, TimeUnit.SECONDS)).isTrue();
        awaitDelivery(filed, DeliveryState.DELIVERED);
        Request now = portal.requests().require(actor("ana"), filed.id()).request();
        assertThat(now.outcome()).contains(Outcome.APPROVED);
        assertThat(recorder.changes).hasSize(1);
        assertThat(recorder.changes.get(0).scope().orElseThrow().value()).isEqualTo("ES");
        assertThat(portal.assignments()
                        .list(actor("ana"), id("ana"), PageRequest.first())
                        .items())
                .singleElement()
                .satisfies(held -> assertThat(held.reasons().get(0).reference()).isEqualTo(filed.number()));
    }

    @Test
    void aRejectedWishIsNotDelivered() {
        Request filed = portal.requests().submit(actor("ana"), wish("ES"));

        decide("bea", Verdict.REJECTED, Optional.of("not needed"));

        Request now = portal.requests().require(actor("ana"), filed.id()).request();
        assertThat(now.outcome()).contains(Outcome.REJECTED);
        assertThat(now.items().get(0).comment()).contains("not needed");
        assertThat(portal.requests()
                        .list(actor("ana"), RequestView.ENDED, PageRequest.first())
                        .items())
                .hasSize(1);
    }

    @Test
    void rejectingNeedsAReason() {
        portal.requests().submit(actor("ana"), wish("ES"));

        assertThatThrownBy(() -> decide("bea", Verdict.REJECTED, Optional.empty()))
                .isInstanceOf(InvalidException.class)
                .hasMessageContaining("why");
    }

    @Test
    void nobodyDecidesWhatTheyAskedForEvenAsACandidate() {
        people.member("ana", "helpdesk");
        people.disable(id("bea"));
        portal.requests().submit(actor("ana"), wish("ES"));
        TaskSummary task = onlyTask("cid");

        assertThat(portal.tasks()
                        .list(actor("ana"), TaskView.OPEN, PageRequest.first())
                        .items())
                .isEmpty();
        assertThatThrownBy(() -> portal.tasks()
                        .decide(actor("ana"), task.id(), task.version(), decision(task, "cid", Verdict.APPROVED)))
                .isInstanceOf(ForbiddenException.class)
                .extracting("code")
                .isEqualTo("four-eyes");
    }

    @Test
    void aStrangerDoesNotLearnThatATaskOrRequestExists() {
        Request filed = portal.requests().submit(actor("ana"), wish("ES"));
        TaskSummary task = onlyTask("bea");

        assertThatThrownBy(() -> portal.tasks().require(actor("cid"), task.id()))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> portal.requests().require(actor("cid"), filed.id()))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void theSecondDecisionIsAConflictThatNamesWhoDecided() {
        portal.requests().submit(actor("ana"), wish("ES"));
        TaskSummary task = onlyTask("bea");
        Decision decision = decision(task, "bea", Verdict.APPROVED);
        portal.tasks().decide(actor("bea"), task.id(), task.version(), decision);

        assertThatThrownBy(() -> portal.tasks().decide(actor("bea"), task.id(), task.version(), decision))
                .isInstanceOf(ConflictException.class)
                .satisfies(thrown ->
                        assertThat(((ConflictException) thrown).facts()).containsEntry("decidedBy", "Bea Ortiz"));
    }

    @Test
    void theSameWishCannotBeAskedForTwiceAtOnce() {
        portal.requests().submit(actor("ana"), wish("ES"));

        assertThatThrownBy(() -> portal.requests().submit(actor("ana"), wish("ES")))
                .isInstanceOf(ConflictException.class)
                .extracting("code")
                .isEqualTo("already-requested");
        assertThat(portal.requests().submit(actor("ana"), wish("DE")).number()).startsWith("R-");
    }

    @Test
    void aWithdrawnRequestLeavesNoTaskBehind() {
        Request filed = portal.requests().submit(actor("ana"), wish("ES"));

        Request gone = portal.requests().withdraw(actor("ana"), filed.id(), filed.version(), Optional.empty());

        assertThat(gone.outcome()).contains(Outcome.WITHDRAWN);
        assertThat(portal.tasks().count(actor("bea")).count()).isZero();
    }

    @Test
    void aDisabledPersonMayDoNothing() {
        Actor ana = actor("ana");
        RequestWish wish = wish("ES");
        people.disable(id("ana"));

        assertThatThrownBy(() -> portal.requests().submit(ana, wish))
                .isInstanceOf(ForbiddenException.class)
                .extracting("code")
                .isEqualTo("not-active");
    }

    @Test
    void theLastAdministratorKeepsTheRoleUntilThereIsAnother() {
        RoleId administrator = new RoleId("portal-administrator");

        assertThatThrownBy(() -> portal.permissions().take(actor("root"), administrator, id("root")))
                .isInstanceOf(ConflictException.class)
                .extracting("code")
                .isEqualTo("last-administrator");
        portal.permissions().give(actor("root"), administrator, id("cid"));
        portal.permissions().take(actor("root"), administrator, id("root"));

        assertThat(portal.permissions().mine(actor("root"))).doesNotContain(Permission.PERMISSIONS_MANAGE);
        assertThat(portal.permissions().mine(actor("cid"))).contains(Permission.PERMISSIONS_MANAGE);
    }

    @Test
    void anEditedRowOfTheTrailIsFound() {
        portal.requests().submit(actor("ana"), wish("ES"));

        assertThat(portal.audit().verify(actor("root")).intact()).isTrue();
        assertThatThrownBy(() -> portal.audit().verify(actor("ana"))).isInstanceOf(ForbiddenException.class);
    }

    private Portal build() {
        PortalConfig config = PortalConfig.defaults()
                .everyoneMay(PortalConfig.ORDINARY)
                .firstAdministrator(id("root"))
                .fallbackApprovers(dev.selfservice.portal.Grantee.parse("group:helpdesk"))
                .remember(Duration.ofMillis(1));
        return Portal.builder()
                .stores(new InMemoryStores(Clock.systemUTC()))
                .identity(people)
                .keys(Keys.fresh())
                .plugin(recorder)
                .system(recorder.system(), "Recorder", "recorder", Map.of())
                .config(config)
                .build();
    }

    private void awaitDelivery(Request filed, DeliveryState wanted) throws InterruptedException {
        for (int i = 0; i < 500; i++) {
            if (portal.requests().require(actor("ana"), filed.id()).request().delivery() == wanted) {
                return;
            }
            new CountDownLatch(1).await(10, TimeUnit.MILLISECONDS);
        }
        throw new AssertionError("not " + wanted + " after 5 s");
    }

    private void decide(String who, Verdict verdict, Optional<String> comment) {
        TaskSummary task = onlyTask(who);
        TaskDetail detail = portal.tasks().require(actor(who), task.id());
        portal.tasks()
                .decide(
                        actor(who),
                        task.id(),
                        task.version(),
                        new Decision(
                                List.of(new ItemDecision(detail.items().get(0).id(), verdict, Optional.empty())),
                                comment));
    }

    private Decision decision(TaskSummary task, String reader, Verdict verdict) {
        TaskDetail detail = portal.tasks().require(actor(reader), task.id());
        return new Decision(
                List.of(new ItemDecision(detail.items().get(0).id(), verdict, Optional.empty())), Optional.of("so"));
    }

    private TaskSummary onlyTask(String who) {
        return portal.tasks()
                .list(actor(who), TaskView.OPEN, PageRequest.first())
                .items()
                .get(0);
    }

    private RequestWish wish(String country) {
        CatalogueEntry entry = portal.catalogue()
                .search(actor("ana"), "auditor", id("ana"), PageRequest.first())
                .items()
                .get(0);
        ItemWish item = new ItemWish(entry.entitlement().id(), Optional.of(country));
        return new RequestWish(new RequestTypeId("role-access"), id("ana"), List.of(item), "quarter end");
    }

    private Actor actor(String person) {
        return portal.actors().of(id(person), new Assurance(1, Clock.systemUTC().instant()));
    }

    private static PersonId id(String person) {
        return new PersonId(person);
    }

    private static EntitlementDraft draft(String title) {
        return new EntitlementDraft(
                title,
                "",
                Entitlement.Kind.ROLE,
                Risk.MEDIUM,
                Optional.of(new ScopeRule(ScopeType.COUNTRY, "Country", List.of("ES", "DE"))),
                Optional.empty(),
                List.of(),
                true);
    }

    /** A system that takes everything and remembers it. */
    private static final class Recorder implements PortalPlugin, ConnectorFactory, Connector, ChangesAssignments {

        private final List<AssignmentChange> changes = new ArrayList<>();
        private final Set<OrderId> orders = new java.util.HashSet<>();
        private final CountDownLatch delivered = new CountDownLatch(1);

        dev.selfservice.portal.SystemId system() {
            return new dev.selfservice.portal.SystemId("recorder");
        }

        @Override
        public List<ConnectorFactory> connectors() {
            return List.of(this);
        }

        @Override
        public String type() {
            return "recorder";
        }

        @Override
        public Connector open(Settings settings, ConnectorContext context) {
            settings.rejectUnread();
            return this;
        }

        @Override
        public synchronized DeliveryOutcome change(OrderId order, AccountRef account, List<AssignmentChange> wanted) {
            if (orders.add(order)) {
                changes.addAll(wanted);
            }
            delivered.countDown();
            return new DeliveryOutcome.Applied();
        }

        @Override
        public SystemHealth check() {
            return SystemHealth.reachable();
        }

        @Override
        public void close() {
            // Nothing is held open.
        }
    }
}
