// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.benchmarks;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.tasks.TaskSummary;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

/** The approve cycle: submit, find the task in the inbox, approve, and the request has ended with an order placed. */
final class CycleBench {

    private static final String FIRST = "submit";
    private static final String SECOND = "find the task in the inbox";
    private static final String THIRD = "approve";

    private final BenchDatabase database;
    private final Plan plan;

    /** What both sides did with some threads. */
    record Result(String database, int threads, List<Slice> portal, List<Slice> jdbc) {

        Figures ratio() {
            double[] ratios = new double[portal.size()];
            for (int i = 0; i < ratios.length; i++) {
                ratios[i] = portal.get(i).perSecond() / jdbc.get(i).perSecond();
            }
            return Figures.of(ratios);
        }
    }

    /** What one operation asked of the database, in the mean. */
    record Asked(String operation, double statements, double roundTrips, Map<String, Integer> byText) {}

    CycleBench(BenchDatabase database, Plan plan) {
        this.database = database;
        this.plan = plan;
    }

    /** Lets the two sides take turns, so that noise meets both. */
    List<Result> run() throws InterruptedException, ExecutionException, SQLException {
        List<Result> results = new ArrayList<>();
        try (BenchPortal portal = new BenchPortal(database.source())) {
            Turn ours = new PortalCycle(portal);
            Turn plain = jdbc(portal, database.source());
            for (int threads : plan.threads()) {
                Slice.warmUp(database, threads, plan.warmUp(), ours);
                Slice.warmUp(database, threads, plan.warmUp(), plain);
                Result result = new Result(database.name(), threads, new ArrayList<>(), new ArrayList<>());
                for (int round = 0; round < plan.rounds(); round++) {
                    Machine.awaitQuiet(plan.patience());
                    if (round % 2 == 0) {
                        result.portal().add(Slice.run(database, threads, plan.slice(), ours));
                    }
                    result.jdbc().add(Slice.run(database, threads, plan.slice(), plain));
                    if (round % 2 != 0) {
                        result.portal().add(Slice.run(database, threads, plan.slice(), ours));
                    }
                }
                results.add(result);
            }
        }
        requireAllEnded();
        return results;
    }

    /** Counts statements and round trips of each operation, in runs of its own; portal first, then plain JDBC. */
    List<List<Asked>> count() throws SQLException {
        CountingDataSource counting = new CountingDataSource(database.source());
        try (BenchPortal portal = new BenchPortal(counting.source())) {
            List<List<Asked>> both =
                    List.of(countPortal(portal, counting), countJdbc(jdbc(portal, counting.source()), counting));
            requireAllEnded();
            return both;
        }
    }

    private JdbcCycle jdbc(BenchPortal portal, javax.sql.DataSource source) {
        return new JdbcCycle(database, source, portal.entitlement().value(), portal.clock());
    }

    private List<Asked> countPortal(BenchPortal portal, CountingDataSource counting) {
        PortalCycle cycle = new PortalCycle(portal);
        cycle.run(0, 0);
        Counts counts = new Counts(counting);
        Actor manager = portal.actor(Organisation.manager(0));
        for (int i = 0; i < plan.counted(); i++) {
            String person = Organisation.member(0, i % 2);
            if (i < 2) {
                // What is remembered of people is read here, not in what follows.
                cycle.submitAndApprove(person, manager);
            }
            counting.reset();
            Request filed = cycle.submit(person);
            counts.add(FIRST);
            TaskSummary task = cycle.findTask(manager, filed);
            counts.add(SECOND);
            cycle.approve(manager, filed, task);
            counts.add(THIRD);
        }
        return counts.means(plan.counted());
    }

    private List<Asked> countJdbc(JdbcCycle cycle, CountingDataSource counting) throws SQLException {
        Counts counts = new Counts(counting);
        String manager = Organisation.manager(0);
        counting.reset();
        for (int i = 0; i < plan.counted(); i++) {
            UUID filed = cycle.submit(Organisation.member(0, i));
            counts.add(FIRST);
            JdbcInbox.Line task = cycle.findTask(manager, filed);
            counts.add(SECOND);
            cycle.approve(manager, filed, task);
            counts.add(THIRD);
        }
        return counts.means(plan.counted());
    }

    private void requireAllEnded() throws SQLException {
        long open = database.number("SELECT count(*) FROM portal_request WHERE state <> 'ENDED'");
        long missing = database.number("SELECT count(*) FROM portal_request")
                - database.number("SELECT count(*) FROM portal_order");
        long candidates = database.number("SELECT count(*) FROM portal_task_candidate");
        if (open != 0 || missing != 0 || candidates != 0) {
            throw new IllegalStateException("not every cycle went to its end");
        }
    }

    private static final class Counts {

        private final CountingDataSource counting;
        private final Map<String, long[]> sums = new LinkedHashMap<>();
        private final Map<String, Map<String, Integer>> texts = new LinkedHashMap<>();

        Counts(CountingDataSource counting) {
            this.counting = counting;
        }

        void add(String operation) {
            long[] sum = sums.computeIfAbsent(operation, name -> new long[2]);
            sum[0] += counting.statements();
            sum[1] += counting.roundTrips();
            Map<String, Integer> known = texts.computeIfAbsent(operation, name -> new LinkedHashMap<>());
            counting.byText().forEach((text, times) -> known.merge(text, times, Integer::sum));
            counting.reset();
        }

        List<Asked> means(double times) {
            return sums.entrySet().stream()
                    .map(sum -> new Asked(
                            sum.getKey(),
                            sum.getValue()[0] / times,
                            sum.getValue()[1] / times,
                            texts.getOrDefault(sum.getKey(), Map.of())))
                    .toList();
        }
    }
}
