// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.benchmarks;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.tasks.TaskView;
import dev.selfservice.portal.tasks.Tasks;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The first page of my tasks, and how many there are, with more and more open tasks of everybody. */
final class InboxBench implements AutoCloseable {

    /** What a badge shows, and one more. */
    private static final int BOUND = 100;
    /** A side's share of a round, in parts of the plan's slice: there are many cases. */
    private static final int PARTS = 8;

    private final Plan plan;
    private final List<Size> sizes = new ArrayList<>();

    /** A database with so many open tasks, and a portal on it. */
    private record Size(BenchDatabase database, BenchPortal portal, int tasks) {}

    /** A question that both sides answer. */
    private record Case(
            Size size, String who, String what, Turn portal, Turn jdbc, List<double[]> ours, List<double[]> plain) {

        /** Derby takes seconds for the plain join with thousands of groups: nothing to compare with. */
        boolean comparable() {
            return size.database().postgresql() || !who.equals(Organisation.GROUPS);
        }
    }

    /** How long one question took each side, in milliseconds, with how often the portal asked the database. */
    record Result(
            String database,
            int tasks,
            String who,
            String what,
            Figures portal,
            Figures jdbc,
            Figures medians,
            double asked) {}

    /** Fills one database per size; all stay open, so that the sizes take turns too. */
    InboxBench(DatabaseServer server, Plan plan, List<Integer> tasks) throws IOException, SQLException {
        this.plan = plan;
        for (int each : tasks) {
            BenchDatabase database = server.create("inbox" + each);
            Organisation.fill(database, plan.groups());
            InboxRows.fill(database, each, plan.groups());
            sizes.add(new Size(database, new BenchPortal(database.source()), each));
        }
    }

    List<Result> run() throws Exception {
        List<Case> cases = new ArrayList<>();
        for (Size size : sizes) {
            cases.addAll(cases(size));
        }
        for (Case each : cases) {
            measure(each.portal(), plan.warmUp().dividedBy(PARTS));
            if (each.comparable()) {
                measure(each.jdbc(), plan.warmUp().dividedBy(PARTS));
            }
        }
        for (int round = 0; round < plan.rounds(); round++) {
            Machine.awaitQuiet(plan.patience());
            for (Case each : cases) {
                each.ours().add(measure(each.portal(), plan.slice().dividedBy(PARTS)));
                if (each.comparable()) {
                    each.plain().add(measure(each.jdbc(), plan.slice().dividedBy(PARTS)));
                }
            }
        }
        List<Result> results = new ArrayList<>();
        for (Case each : cases) {
            results.add(result(each));
        }
        return results;
    }

    private List<Case> cases(Size size) {
        List<String> groups = Stream.concat(
                        Stream.of("user:" + Organisation.GROUPS, "role:everyone"),
                        IntStream.range(0, plan.groups()).mapToObj(number -> "group:g" + number))
                .toList();
        return Stream.of(
                        cases(size, Organisation.FEW, List.of("user:" + Organisation.FEW)),
                        cases(size, Organisation.MANY, List.of("user:" + Organisation.MANY)),
                        cases(size, Organisation.GROUPS, groups))
                .flatMap(List::stream)
                .toList();
    }

    private List<Case> cases(Size size, String who, List<String> grantees) {
        Actor actor = size.portal().actor(who);
        Tasks tasks = size.portal().portal().tasks();
        JdbcInbox plain = new JdbcInbox(size.database(), size.database().source(), who, grantees);
        Turn page = (thread, count) -> require(tasks.list(actor, TaskView.OPEN, PageRequest.ofSize(PortalCycle.PAGE))
                .items()
                .size());
        Turn plainPage = (thread, count) -> require(plain.page(PortalCycle.PAGE).size());
        Turn badge = (thread, count) -> require(tasks.count(actor).count());
        Turn plainBadge = (thread, count) -> require(plain.count(BOUND));
        return List.of(
                new Case(size, who, "first 20", page, plainPage, new ArrayList<>(), new ArrayList<>()),
                new Case(size, who, "count", badge, plainBadge, new ArrayList<>(), new ArrayList<>()));
    }

    private static void require(int found) {
        if (found < PortalCycle.PAGE) {
            throw new IllegalStateException("only " + found + " tasks");
        }
    }

    /** Returns how long each call took, in milliseconds. */
    private static double[] measure(Turn turn, Duration length) throws Exception {
        List<Double> millis = new ArrayList<>();
        long end = System.nanoTime() + length.toNanos();
        long now = System.nanoTime();
        while (now < end || millis.isEmpty()) {
            turn.run(0, millis.size());
            long after = System.nanoTime();
            millis.add((after - now) / 1e6);
            now = after;
        }
        return millis.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private Result result(Case each) throws Exception {
        CountingDataSource counting =
                new CountingDataSource(each.size().database().source());
        double asked;
        try (BenchPortal portal = new BenchPortal(counting.source())) {
            Actor actor = portal.actor(each.who());
            Tasks tasks = portal.portal().tasks();
            boolean page = each.what().startsWith("first");
            tasks.count(actor);
            counting.reset();
            if (page) {
                tasks.list(actor, TaskView.OPEN, PageRequest.ofSize(PortalCycle.PAGE));
            } else {
                tasks.count(actor);
            }
            asked = counting.roundTrips();
        }
        return new Result(
                each.size().database().name(),
                each.size().tasks(),
                each.who(),
                each.what(),
                pooled(each.ours()),
                pooled(each.plain()),
                Figures.of(each.ours(), slice -> Figures.of(slice).median()),
                asked);
    }

    private static Figures pooled(List<double[]> slices) {
        return Figures.of(
                slices.stream().flatMapToDouble(java.util.Arrays::stream).toArray());
    }

    @Override
    public void close() {
        for (Size size : sizes) {
            size.portal().close();
            size.database().close();
        }
    }
}
