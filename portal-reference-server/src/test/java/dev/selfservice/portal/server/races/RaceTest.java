// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.races;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.selfservice.portal.Actor;
import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.InvalidException;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.provisioning.OrderId;
import dev.selfservice.portal.provisioning.OrderState;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.requests.RequestId;
import dev.selfservice.portal.tasks.Decision;
import dev.selfservice.portal.tasks.TaskDetail;
import dev.selfservice.portal.tasks.TaskSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** 64 threads on two portals of one database. */
class RaceTest {

    private static final int THREADS = Node.BOSSES;
    private static final int TASKS = 200;

    @Nested
    class OnDerby extends Races {
        @Override
        HikariDataSource[] sources() {
            HikariDataSource shared = Databases.derby();
            return new HikariDataSource[] {shared, shared};
        }
    }

    @Nested
    class OnPostgresql extends Races {
        @Override
        HikariDataSource[] sources() {
            String url = Databases.postgresqlUrl();
            return new HikariDataSource[] {Databases.pool(url), Databases.pool(url)};
        }

        /** {@link TwoProcessesTest} does it with all of them. */
        @Override
        int tasks() {
            return TASKS / 4;
        }
    }

    abstract static class Races {

        abstract HikariDataSource[] sources();

        int tasks() {
            return TASKS;
        }

        @Test
        void aTaskThatAllDecideAtOnceIsDecidedOnce() throws Exception {
            HikariDataSource[] sources = sources();
            try (Node one = new Node(sources[0]);
                    Node two = new Node(sources[1])) {
                List<EntitlementId> roles = one.entitlements(tasks());
                for (EntitlementId role : roles) {
                    one.submit(role);
                }
                List<TaskSummary> tasks = one.inbox("boss-0");
                assertThat(tasks).hasSize(tasks());

                Queue<String> winners = new ConcurrentLinkedQueue<>();
                AtomicInteger conflicts = new AtomicInteger();
                everyThread(thread -> {
                    Node node = thread % 2 == 0 ? one : two;
                    Actor boss = node.actor("boss-" + thread);
                    for (TaskSummary task : tasks) {
                        if (decide(node, boss, task, thread)) {
                            winners.add(task.id().toString());
                        } else {
                            conflicts.incrementAndGet();
                        }
                    }
                    return null;
                });

                assertThat(winners).hasSize(tasks()).doesNotHaveDuplicates();
                assertThat(conflicts).hasValue(tasks() * (THREADS - 1));
                assertThat(one.inbox("boss-0")).isEmpty();
                assertThat(ordersOf(one)).hasSize(tasks()).doesNotHaveDuplicates();
            }
        }

        @Test
        void aThousandSubmitsWithAHundredKeysFileAHundredRequests() throws Exception {
            HikariDataSource[] sources = sources();
            try (Node one = new Node(sources[0]);
                    Node two = new Node(sources[1])) {
                List<EntitlementId> roles = one.entitlements(100);
                Set<RequestId> filed = ConcurrentHashMap.newKeySet();
                AtomicInteger answers = new AtomicInteger();
                AtomicInteger next = new AtomicInteger();
                everyThread(thread -> {
                    for (int i = next.getAndIncrement(); i < 1_000; i = next.getAndIncrement()) {
                        int key = i % 100;
                        Node node = i % 2 == 0 ? one : two;
                        Request request = node.submit(roles.get(key), "key-" + key, "because");
                        filed.add(request.id());
                        answers.incrementAndGet();
                    }
                    return null;
                });

                assertThat(answers).hasValue(1_000);
                assertThat(filed).hasSize(100);
                assertThatThrownBy(() -> one.submit(roles.get(0), "key-0", "something else"))
                        .isInstanceOf(InvalidException.class)
                        .satisfies(thrown -> assertThat(((InvalidException) thrown).errors())
                                .extracting("rule")
                                .containsExactly("idempotency-mismatch"));
            }
        }

        private static boolean decide(Node node, Actor boss, TaskSummary task, int thread) {
            try {
                TaskDetail detail = node.portal.tasks().require(boss, task.id());
                Decision decision = thread % 3 == 0
                        ? Decision.approve(detail.items(), "yes")
                        : Decision.approve(detail.items(), "fine");
                node.portal.tasks().decide(boss, task.id(), task.version(), decision);
                return true;
            } catch (ConflictException lost) {
                assertThat(lost.code()).isEqualTo("already-decided");
                assertThat(lost.facts().get("decidedBy")).startsWith("Boss ");
                return false;
            } catch (dev.selfservice.portal.NotFoundException gone) {
                throw new AssertionError("a candidate must be told who was faster", gone);
            }
        }

        /** Returns the request of each order; one that moves on while this reads is met in two states, and is one. */
        private static List<String> ordersOf(Node node) {
            Map<OrderId, String> numbers = new LinkedHashMap<>();
            for (OrderState state : OrderState.values()) {
                PageRequest next = PageRequest.ofSize(100);
                while (true) {
                    var page = node.portal.deliveries().list(node.actor("root"), state, next);
                    page.items().forEach(order -> numbers.put(order.id(), order.number()));
                    if (page.next().isEmpty()) {
                        break;
                    }
                    next = next.startingAfter(page.next().get());
                }
            }
            return List.copyOf(numbers.values());
        }
    }

    /** Work of one thread. */
    interface ThreadWork {
        Void run(int thread) throws Exception;
    }

    static void everyThread(ThreadWork work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        CyclicBarrier start = new CyclicBarrier(THREADS);
        try {
            List<Callable<Void>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                all.add(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    return work.run(thread);
                });
            }
            for (Future<Void> each : threads.invokeAll(all, 5, TimeUnit.MINUTES)) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
