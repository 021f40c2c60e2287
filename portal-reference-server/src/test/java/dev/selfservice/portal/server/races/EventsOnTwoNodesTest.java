// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.races;

import com.zaxxer.hikari.HikariDataSource;
import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.core.memory.InMemoryIdentityStore;
import dev.selfservice.portal.events.Notice;
import dev.selfservice.portal.events.NoticeListener;
import dev.selfservice.portal.events.Topic;
import dev.selfservice.portal.processes.Verdict;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.tasks.Decision;
import dev.selfservice.portal.tasks.Decision.ItemDecision;
import dev.selfservice.portal.tasks.TaskDetail;
import dev.selfservice.portal.tasks.TaskSummary;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What happens on one node is told on the other within two seconds. */
class EventsOnTwoNodesTest {

    private static final Duration PROMPT = Duration.ofSeconds(2);

    @Nested
    class OnDerby extends Nodes {
        OnDerby() {
            super(Databases.derby());
        }
    }

    @Nested
    class OnPostgresql extends Nodes {
        OnPostgresql() {
            super(Databases.postgresqlUrl());
        }
    }

    abstract static class Nodes {

        private final InMemoryIdentityStore people = Node.people();
        private final Node one;
        private final Node two;

        Nodes(HikariDataSource both) {
            this.one = new Node(both, people);
            this.two = new Node(both, people);
        }

        Nodes(String url) {
            this.one = new Node(Databases.pool(url), people);
            this.two = new Node(Databases.pool(url), people);
        }

        @AfterEach
        void close() {
            two.portal.close();
            one.close();
            two.close();
        }

        @Test
        void aTaskDecidedOnOneNodeReachesAStreamOnTheOther() throws InterruptedException {
            one.portal.start();
            two.portal.start();
            EntitlementId wanted = one.entitlements(1).get(0);
            Queue asker = new Queue();
            Queue boss = new Queue();
            two.portal.events().open(two.actor("asker"), Optional.empty(), asker);
            two.portal.events().open(two.actor("boss-7"), Optional.empty(), boss);

            Request filed = one.submit(wanted);
            TaskSummary task = one.inbox("boss-3").get(0);
            boss.await(Topic.TASK, task.id().value());
            asker.await(Topic.REQUEST, filed.id().value());
            decide(task);

            boss.await(Topic.TASK, task.id().value());
            asker.await(Topic.REQUEST, filed.id().value());
        }

        @Test
        void aStreamGoesOnOnTheOtherNode() throws InterruptedException {
            one.portal.start();
            two.portal.start();
            List<EntitlementId> wanted = one.entitlements(2);
            Queue before = new Queue();
            var stream = one.portal.events().open(one.actor("asker"), Optional.empty(), before);
            Notice last =
                    before.await(Topic.REQUEST, one.submit(wanted.get(0)).id().value());
            stream.close();
            Request missed = one.submit(wanted.get(1));
            Queue bystander = new Queue();
            two.portal.events().open(two.actor("asker"), Optional.empty(), bystander);
            bystander.await(Topic.REQUEST, two.submit(missed(missed)).id().value());

            Queue after = new Queue();
            two.portal.events().open(two.actor("asker"), Optional.of(last.position()), after);

            after.await(Topic.REQUEST, missed.id().value());
        }

        /** Something else to ask for, so that there is something to wait for on the other node. */
        private EntitlementId missed(Request request) {
            return one.portal
                    .catalogue()
                    .add(
                            one.actor("root"),
                            new dev.selfservice.portal.SystemId("erp"),
                            "after-" + request.number(),
                            dev.selfservice.portal.catalogue.EntitlementDraft.titled("After"))
                    .id();
        }

        private void decide(TaskSummary task) {
            TaskDetail detail = one.portal.tasks().require(one.actor("boss-3"), task.id());
            ItemDecision yes = new ItemDecision(detail.items().get(0).id(), Verdict.APPROVED, Optional.empty());
            one.portal
                    .tasks()
                    .decide(
                            one.actor("boss-3"),
                            task.id(),
                            task.version(),
                            new Decision(List.of(yes), Optional.empty()));
        }
    }

    /** Remembers what it was told. */
    private static final class Queue implements NoticeListener {

        private final LinkedBlockingQueue<Notice> notices = new LinkedBlockingQueue<>();

        @Override
        public void take(Notice notice) {
            notices.add(notice);
        }

        @Override
        public void still() {
            // Nothing was to tell.
        }

        @Override
        public void ended() {
            // The test is over.
        }

        Notice await(Topic topic, UUID id) throws InterruptedException {
            long end = System.nanoTime() + PROMPT.toNanos();
            Notice next = notices.poll(PROMPT.toNanos(), TimeUnit.NANOSECONDS);
            while (next != null
                    && !(next.topic() == topic && next.id().filter(id::equals).isPresent())) {
                next = notices.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
            if (next == null) {
                throw new AssertionError("not told of " + topic + " within " + PROMPT);
            }
            return next;
        }
    }
}
