// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.races;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.tasks.Decision;
import dev.selfservice.portal.tasks.TaskDetail;
import dev.selfservice.portal.tasks.TaskSummary;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * A node in a process of its own: decides, with half of the bosses at once, every task it finds, and prints what came
 * of it: {@code won <n> lost <n>}.
 */
public final class NodeProcess {

    private NodeProcess() {}

    /** Takes the address of the database and the first and last boss; begins when a line comes in. */
    public static void main(String[] arguments) throws Exception {
        int first = Integer.parseInt(arguments[1]);
        int last = Integer.parseInt(arguments[2]);
        try (Node node = new Node(Databases.pool(arguments[0]))) {
            List<TaskSummary> tasks = node.inbox("boss-" + first);
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            System.out.println("ready " + tasks.size());
            in.readLine();
            AtomicInteger won = new AtomicInteger();
            AtomicInteger lost = new AtomicInteger();
            List<Thread> bosses = IntStream.rangeClosed(first, last)
                    .mapToObj(boss -> new Thread(() -> decideAll(node, boss, tasks, won, lost)))
                    .toList();
            bosses.forEach(Thread::start);
            for (Thread boss : bosses) {
                boss.join();
            }
            System.out.println("won " + won + " lost " + lost);
        }
        System.exit(0);
    }

    private static void decideAll(Node node, int boss, List<TaskSummary> tasks, AtomicInteger won, AtomicInteger lost) {
        Actor actor = node.actor("boss-" + boss);
        for (TaskSummary task : tasks) {
            try {
                TaskDetail detail = node.portal.tasks().require(actor, task.id());
                Decision decision = Decision.approve(detail.items(), "fine");
                node.portal.tasks().decide(actor, task.id(), task.version(), decision);
                won.incrementAndGet();
            } catch (ConflictException conflict) {
                if (conflict.facts().getOrDefault("decidedBy", "").startsWith("Boss ")) {
                    lost.incrementAndGet();
                }
            }
        }
    }
}
