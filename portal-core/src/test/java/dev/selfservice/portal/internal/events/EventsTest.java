// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Assurance;
import dev.selfservice.portal.ForbiddenException;
import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.Origin;
import dev.selfservice.portal.Permission;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.TooManyException;
import dev.selfservice.portal.UnavailableException;
import dev.selfservice.portal.catalogue.Entitlement;
import dev.selfservice.portal.catalogue.EntitlementDraft;
import dev.selfservice.portal.core.EventsConfig;
import dev.selfservice.portal.core.Keys;
import dev.selfservice.portal.core.Portal;
import dev.selfservice.portal.core.PortalConfig;
import dev.selfservice.portal.core.memory.InMemoryIdentityStore;
import dev.selfservice.portal.core.memory.InMemoryStores;
import dev.selfservice.portal.events.Notice;
import dev.selfservice.portal.events.NoticeStream;
import dev.selfservice.portal.events.Topic;
import dev.selfservice.portal.processes.Verdict;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.requests.RequestWish;
import dev.selfservice.portal.signin.ApiTokens;
import dev.selfservice.portal.signin.SignInResult;
import dev.selfservice.portal.tasks.Decision;
import dev.selfservice.portal.tasks.Decision.ItemDecision;
import dev.selfservice.portal.tasks.TaskDetail;
import dev.selfservice.portal.tasks.TaskId;
import dev.selfservice.portal.tasks.TaskView;
import dev.selfservice.portal.testkit.fakes.FakeSystem;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventsTest {

    private static final Duration QUICK = Duration.ofMillis(50);
    private static final int PER_SESSION = 2;
    private static final int PER_NODE = 6;

    private final InMemoryIdentityStore people = new InMemoryIdentityStore()
            .person("ana", "Ana Lund")
            .person("bea", "Bea Ortiz")
            .person("cid", "Cid Moreau")
            .person("dan", "Dan Frey")
            .person("root", "Rut Okafor")
            .member("bea", "helpdesk")
            .member("cid", "helpdesk");
    private final FakeSystem systems = FakeSystem.forEverybody();
    private final Portal portal = build();
    private Entitlement wanted;

    @BeforeEach
    void catalogue() {
        portal.start();
        wanted = portal.catalogue()
                .add(actor("root"), new SystemId("erp"), "auditor", EntitlementDraft.titled("Finance auditor"));
    }

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void everybodyInAGroupIsToldOfItsTaskAndTheRequesterOfTheRequest() throws InterruptedException {
        Heard ana = listen("ana");
        Heard bea = listen("bea");
        Heard cid = listen("cid");

        Request filed = submit();

        TaskId task = task("bea");
        bea.await(Topic.TASK, task.value());
        cid.await(Topic.TASK, task.value());
        ana.await(Topic.REQUEST, filed.id().value());
        assertThat(ana.notices).noneMatch(notice -> notice.topic() == Topic.TASK);
    }

    @Test
    void theOthersAreToldThatATaskIsGoneAndTheRequesterThatAccessIsDeliveredAndHeld() throws InterruptedException {
        Request filed = submit();
        TaskId task = task("bea");
        Heard ana = listen("ana");
        Heard cid = listen("cid");

        decide("bea", task);

        cid.await(Topic.TASK, task.value());
        ana.await(Topic.REQUEST, filed.id().value());
        ana.await(Topic.ASSIGNMENT, wanted.id().value());
    }

    @Test
    void whoMightHaveDecidedIsToldOfAWithdrawal() throws InterruptedException {
        Request filed = submit();
        TaskId task = task("bea");
        Heard cid = listen("cid");

        portal.requests().withdraw(actor("ana"), filed.id(), filed.version(), Optional.empty());

        cid.await(Topic.TASK, task.value());
    }

    @Test
    void aStrangerIsToldNothing() throws InterruptedException {
        Heard dan = listen("dan");
        Heard ana = listen("ana");

        submit();
        decide("bea", task("bea"));
        ana.await(Topic.ASSIGNMENT, wanted.id().value());

        // Whatever was told to Dan would have been told before the delivery was told to Ana.
        assertThat(dan.notices).isEmpty();
    }

    @Test
    void whoLeftTheGroupIsToldNothing() throws InterruptedException {
        Heard cid = listen("cid");
        Heard bea = listen("bea");
        people.leave("cid", "helpdesk");

        submit();
        bea.await(Topic.TASK, task("bea").value());

        assertThat(cid.notices).isEmpty();
    }

    @Test
    void aStreamTellsOfNothingThatItsTokenDoesNotReach() throws InterruptedException {
        Heard confined = new Heard();
        portal.events().open(actor("ana").confinedTo(Set.of(Permission.TASKS_READ)), Optional.empty(), confined);
        confined.next();
        Heard ana = listen("ana");

        submit();
        decide("bea", task("bea"));
        ana.await(Topic.ASSIGNMENT, wanted.id().value());

        assertThat(confined.notices).isEmpty();
    }

    @Test
    void whoMayReadNothingThatIsToldOpensNoStream() {
        Actor searcher = actor("ana").confinedTo(Set.of(Permission.CATALOGUE_SEARCH));

        assertThatThrownBy(() -> portal.events().open(searcher, Optional.empty(), new Heard()))
                .isInstanceOf(ForbiddenException.class);
    }

    @Test
    void aDisabledPersonOpensNoStreamAndLosesTheOneTheyHave() throws InterruptedException {
        Actor actor = actor("ana");
        Heard ana = listen(actor);

        people.disable(new PersonId("ana"));

        assertThat(ana.isOver()).isTrue();
        assertThat(ana.ends).hasValue(1);
        assertThatThrownBy(() -> listen(actor)).isInstanceOf(ForbiddenException.class);
    }

    @Test
    void aStreamEndsWithItsSessionAndNoOther() throws InterruptedException {
        portal.storePassword(new PersonId("ana"), "a password to try".toCharArray());
        Actor one = session();
        Actor two = session();
        Heard first = listen(one);
        Heard second = listen(two);

        portal.sessions().end(one, one.session().orElseThrow());

        assertThat(first.isOver()).isTrue();
        assertThat(second.over.getCount()).isEqualTo(1);
    }

    @Test
    void aStreamEndsWithItsToken() throws InterruptedException {
        ApiTokens.Made made =
                portal.apiTokens().make(actor("ana"), "job", Set.of(Permission.REQUESTS_READ), Duration.ofDays(1));
        Actor job = portal.apiTokens().resume(made.secret(), Origin.IN_PROCESS).orElseThrow();
        Heard heard = listen(job);

        portal.apiTokens().revoke(actor("ana"), made.token().id());

        assertThat(heard.isOver()).isTrue();
    }

    @Test
    void aSilentLineIsProbed() throws InterruptedException {
        Heard ana = listen("ana");

        assertThat(ana.still.await(5, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aStreamGoesOnWhereAnotherOneStopped() throws InterruptedException {
        Heard before = listen("ana");
        Request first = submit();
        Notice last = before.await(Topic.REQUEST, first.id().value());
        Request missed = submitted("bea", "ana");

        Heard after = new Heard();
        portal.events().open(actor("ana"), Optional.of(last.position()), after);

        after.await(Topic.REQUEST, missed.id().value());
        assertThat(after.notices).noneMatch(notice -> notice.topic() == Topic.EVERYTHING);
    }

    @Test
    void whereAStreamCannotGoOnEverythingIsToBeFetchedAgain() throws InterruptedException {
        Heard unknown = new Heard();
        portal.events().open(actor("ana"), Optional.of(Long.MAX_VALUE), unknown);

        assertThat(unknown.next()).isEqualTo(Topic.EVERYTHING);
    }

    @Test
    void thereAreSoManyStreamsPerSessionAndPerNode() throws InterruptedException {
        Actor ana = actor("ana").inSession("one");
        NoticeStream first = portal.events().open(actor("bea"), Optional.empty(), new Heard());
        portal.events().open(actor("bea"), Optional.empty(), new Heard());
        assertThatThrownBy(() -> portal.events().open(actor("bea"), Optional.empty(), new Heard()))
                .isInstanceOf(TooManyException.class);
        portal.events().open(actor("cid"), Optional.empty(), new Heard());
        portal.events().open(actor("cid"), Optional.empty(), new Heard());
        portal.events().open(actor("dan"), Optional.empty(), new Heard());
        portal.events().open(actor("dan"), Optional.empty(), new Heard());

        assertThatThrownBy(() -> portal.events().open(ana, Optional.empty(), new Heard()))
                .isInstanceOf(UnavailableException.class);

        first.close();
        listen("root");
    }

    @Test
    void aPortalThatStopsEndsItsStreamsAndOpensNoMore() throws InterruptedException {
        Heard ana = listen("ana");

        portal.endStreams();

        assertThat(ana.isOver()).isTrue();
        assertThatThrownBy(() -> listen("ana")).isInstanceOf(UnavailableException.class);
    }

    private Portal build() {
        return Portal.builder()
                .stores(new InMemoryStores(Clock.systemUTC()))
                .identity(people)
                .keys(Keys.fresh())
                .plugin(systems.plugin())
                .system(new SystemId("erp"), "ERP", FakeSystem.TYPE, Map.of())
                .events(new EventsConfig(PER_SESSION, PER_NODE, QUICK, QUICK, Duration.ofMillis(200)))
                .config(PortalConfig.defaults()
                        .everyoneMay(PortalConfig.ORDINARY)
                        .firstAdministrator(new PersonId("root"))
                        .fallbackApprovers(Grantee.parse("group:helpdesk"))
                        .signIn(PortalConfig.defaults().signIn().cheapest())
                        .remember(Duration.ZERO))
                .build();
    }

    private Heard listen(String person) throws InterruptedException {
        return listen(actor(person));
    }

    private Heard listen(Actor actor) throws InterruptedException {
        Heard heard = new Heard();
        portal.events().open(actor, Optional.empty(), heard);
        assertThat(heard.next()).isEqualTo(Topic.EVERYTHING);
        return heard;
    }

    private Request submit() {
        return portal.requests().submit(actor("ana"), RequestWish.of(new PersonId("ana"), wanted.id(), "quarter end"));
    }

    private Request submitted(String by, String beneficiary) {
        portal.permissions()
                .grant(
                        actor("root"),
                        new dev.selfservice.portal.RoleId("everyone"),
                        Permission.REQUESTS_SUBMIT_FOR_OTHERS);
        Entitlement other = portal.catalogue()
                .add(actor("root"), new SystemId("erp"), "cashier", EntitlementDraft.titled("Cashier"));
        return portal.requests().submit(actor(by), RequestWish.of(new PersonId(beneficiary), other.id(), "first day"));
    }

    private TaskId task(String person) {
        return portal.tasks()
                .list(actor(person), TaskView.OPEN, dev.selfservice.portal.PageRequest.first())
                .items()
                .get(0)
                .id();
    }

    private void decide(String person, TaskId id) {
        TaskDetail detail = portal.tasks().require(actor(person), id);
        ItemDecision yes = new ItemDecision(detail.items().get(0).id(), Verdict.APPROVED, Optional.empty());
        portal.tasks().decide(actor(person), id, detail.task().version(), new Decision(List.of(yes), Optional.empty()));
    }

    private Actor session() {
        SignInResult made =
                portal.signIn().byPassword("ana", "a password to try".toCharArray(), "192.0.2.1", Origin.IN_PROCESS);
        return portal.sessions()
                .resume(made.token(), Origin.IN_PROCESS)
                .orElseThrow()
                .actor();
    }

    private Actor actor(String person) {
        return portal.actors()
                .of(new PersonId(person), new Assurance(1, Clock.systemUTC().instant()));
    }
}
