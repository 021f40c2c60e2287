// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Assurance;
import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GroupId;
import dev.selfservice.portal.NotFoundException;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.audit.AuditEvent;
import dev.selfservice.portal.catalogue.Entitlement;
import dev.selfservice.portal.catalogue.EntitlementDraft;
import dev.selfservice.portal.core.memory.InMemoryIdentityStore;
import dev.selfservice.portal.core.memory.InMemoryStores;
import dev.selfservice.portal.keys.spi.KeyProvider;
import dev.selfservice.portal.requests.Outcome;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.requests.RequestWish;
import dev.selfservice.portal.tasks.Decision;
import dev.selfservice.portal.tasks.TaskSummary;
import dev.selfservice.portal.tasks.TaskView;
import dev.selfservice.portal.testkit.Crowd;
import dev.selfservice.portal.testkit.fakes.FakeSystem;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A task never waits for nobody: when whom it waits for is disabled, somebody else is asked. */
class OrphanedTasksTest {

    private final InMemoryStores stores = new InMemoryStores(Clock.systemUTC());
    private final InMemoryIdentityStore people = new InMemoryIdentityStore()
            .person("ana", "Ana Lund")
            .person("bea", "Bea Ortiz")
            .person("dora", "Dora Weiss")
            .person("eli", "Eli Brandt")
            .manager("ana", "bea")
            .member("eli", "service-desk")
            .member("ana", "service-desk");
    private final KeyProvider keys = Keys.fresh();
    private final Portal portal = node();
    private final Portal other = node();

    @AfterEach
    void close() {
        portal.close();
        other.close();
    }

    @Test
    void aTaskOfADisabledPersonGoesToTheServiceDeskAndIsDecidedThere() {
        Request request = asked();
        people.disable(new PersonId("bea"));

        portal.start();
        await(() -> !inbox("eli").isEmpty());
        TaskSummary task = inbox("eli").get(0);
        portal.tasks().decide(actor("eli"), task.id(), task.version(), Decision.approve(request.items(), "fine"));

        assertThat(portal.requests()
                        .require(actor("ana"), request.id())
                        .request()
                        .outcome())
                .contains(Outcome.APPROVED);
    }

    @Test
    void twoNodesMoveItOnceAndTheTrailSaysSo() {
        asked();
        people.disable(new PersonId("bea"));

        Crowd.Result<Integer> result = Crowd.of(4, i -> (i % 2 == 0 ? portal : other).adoptOrphans());

        assertThat(result.failures()).isEmpty();
        assertThat(result.answers()).containsOnlyOnce(1);
        assertThat(inbox("eli")).hasSize(1);
        assertThat(reassigned()).singleElement().satisfies(entry -> {
            assertThat(entry.actor().value()).isEqualTo("system:tasks");
            assertThat(entry.reason().orElse("")).contains("group:service-desk");
        });
    }

    @Test
    void aTaskThatSomebodyCanDecideStaysWhereItIs() {
        asked();
        TaskSummary before = inbox("bea").get(0);

        assertThat(portal.adoptOrphans()).isZero();

        assertThat(inbox("bea")).containsExactly(before);
        assertThat(reassigned()).isEmpty();
    }

    @Test
    void whoeverAskedDoesNotComeToDecide() {
        asked();
        people.disable(new PersonId("bea"));
        assertThat(portal.adoptOrphans()).isOne();
        TaskSummary task = inbox("eli").get(0);

        assertThat(inbox("ana")).isEmpty();
        assertThatThrownBy(() -> portal.tasks().require(actor("dora"), task.id()))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void whereNobodyElseIsFoundTheTaskStays() {
        asked();
        TaskSummary before = inbox("bea").get(0);
        List.of("bea", "eli", "dora").forEach(person -> people.disable(new PersonId(person)));

        assertThat(portal.adoptOrphans()).isZero();

        people.enable(new PersonId("bea"));
        people.enable(new PersonId("dora"));
        assertThat(inbox("bea")).containsExactly(before);
    }

    private Request asked() {
        Entitlement role = portal.catalogue()
                .add(actor("dora"), new SystemId("files"), "reader", EntitlementDraft.titled("Reader"));
        return portal.requests().submit(actor("ana"), RequestWish.of(new PersonId("ana"), role.id(), "because"));
    }

    private List<TaskSummary> inbox(String person) {
        return portal.tasks()
                .list(actor(person), TaskView.OPEN, PageRequest.first())
                .items();
    }

    private List<AuditEvent> reassigned() {
        return portal.audit().list(actor("dora"), PageRequest.ofSize(100)).items().stream()
                .filter(entry -> entry.action().equals("tasks.reassign"))
                .toList();
    }

    private Actor actor(String person) {
        return portal.actors()
                .of(new PersonId(person), new Assurance(1, Clock.systemUTC().instant()));
    }

    private Portal node() {
        return Portal.builder()
                .stores(stores)
                .identity(people)
                .keys(keys)
                .plugin(FakeSystem.forEverybody().plugin())
                .system(new SystemId("files"), "Files", FakeSystem.TYPE, Map.of())
                .config(PortalConfig.defaults()
                        .everyoneMay(PortalConfig.ORDINARY)
                        .firstAdministrator(new PersonId("dora"))
                        .fallbackApprovers(Grantee.group(new GroupId("service-desk")))
                        .remember(Duration.ZERO))
                .build();
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
}
