// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Assurance;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.catalogue.Entitlement;
import dev.selfservice.portal.catalogue.EntitlementDraft;
import dev.selfservice.portal.connectors.spi.AccountRef;
import dev.selfservice.portal.connectors.spi.AssignmentChange;
import dev.selfservice.portal.connectors.spi.ChangesAssignments;
import dev.selfservice.portal.connectors.spi.Connector;
import dev.selfservice.portal.connectors.spi.DeliveryOutcome;
import dev.selfservice.portal.connectors.spi.SystemHealth;
import dev.selfservice.portal.core.memory.InMemoryIdentityStore;
import dev.selfservice.portal.core.memory.InMemoryStores;
import dev.selfservice.portal.provisioning.OrderId;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.requests.RequestWish;
import dev.selfservice.portal.tasks.Decision;
import dev.selfservice.portal.tasks.TaskSummary;
import dev.selfservice.portal.tasks.TaskView;
import java.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** All work in the background runs in threads of whoever embeds the portal, if they wish so. */
class HandedThreadsTest {

    private static final SystemId WIKI = new SystemId("wiki");

    private final Queue<Thread> made = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Thread> delivering = new CompletableFuture<>();
    private final Clock clock = Clock.systemUTC();

    private Thread make(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        made.add(thread);
        return thread;
    }

    private Portal portal() {
        return Portal.builder()
                .stores(new InMemoryStores(clock))
                .identity(new InMemoryIdentityStore()
                        .person("ana", "Ana Lund")
                        .person("bea", "Bea Ortiz")
                        .manager("ana", "bea"))
                .keys(Keys.fresh())
                .system(WIKI, "Wiki", new Watched())
                .config(PortalConfig.defaults()
                        .everyoneMay(PortalConfig.ORDINARY)
                        .firstAdministrator(new PersonId("bea")))
                .threads(this::make)
                .build();
    }

    @Test
    void jobsAndDeliveriesRunInThemAndTheyEndWithThePortal() throws Exception {
        try (Portal portal = portal()) {
            portal.start();
            Actor ana = portal.actors().of(new PersonId("ana"), new Assurance(1, clock.instant()));
            Actor bea = portal.actors().of(new PersonId("bea"), new Assurance(1, clock.instant()));
            Entitlement editor = portal.catalogue().add(bea, WIKI, "editor", EntitlementDraft.titled("Wiki editor"));
            Request request = portal.requests().submit(ana, RequestWish.of(ana.person(), editor.id(), "The handbook"));
            TaskSummary task = portal.tasks()
                    .list(bea, TaskView.OPEN, PageRequest.first())
                    .items()
                    .get(0);
            portal.tasks().decide(bea, task.id(), task.version(), Decision.approve(request.items(), "Welcome"));

            assertThat(made).contains(delivering.get(10, TimeUnit.SECONDS));
            assertThat(made)
                    .extracting(Thread::getName)
                    .contains("portal-jobs", "portal-writer-wiki", "portal-call-wiki");
        }

        for (Thread thread : made) {
            thread.join(10_000);
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }

    private final class Watched implements Connector, ChangesAssignments {

        @Override
        public DeliveryOutcome change(OrderId order, AccountRef account, List<AssignmentChange> changes) {
            delivering.complete(Thread.currentThread());
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
