// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the portal wants to reach, and whether it did. */
final class Goals {

    private static final double SHARE_POSTGRESQL = 0.40;
    private static final double SHARE_DERBY = 0.50;
    private static final double DERBY_PER_SECOND = 500;
    private static final double STATEMENTS = 25;
    private static final double PAGE_MILLIS = 2;
    private static final double COUNT_MILLIS = 1;
    private static final double GROUPS_MILLIS = 50;
    private static final double GROWTH = 1.3;
    private static final double GROWTH_P99 = 1.5;
    private static final double START_SECONDS = 2.5;
    private static final double LOADED_MIB = 300;
    private static final int LARGE = 100_000;
    private static final int HUGE = 1_000_000;

    private Goals() {}

    static List<String> cycle(CycleBench.Result result) {
        boolean derby = result.database().equals("Derby");
        double share = derby ? SHARE_DERBY : SHARE_POSTGRESQL;
        String where = result.database() + ", threads: " + result.threads();
        List<String> lines = new ArrayList<>();
        lines.add(atLeast(
                "approve cycle ÷ plain JDBC, " + where, share, result.ratio().median(), "%.2f"));
        if (derby && result.threads() == 1) {
            double rate = Figures.of(result.portal(), Slice::perSecond).median();
            lines.add(atLeast("approve cycles per second, " + where, DERBY_PER_SECOND, rate, "%.0f"));
        }
        return lines;
    }

    static List<String> asked(String database, List<CycleBench.Asked> portal) {
        double both = portal.get(0).statements() + portal.get(2).statements();
        return List.of(atMost("statements of submit and approve together, " + database, STATEMENTS, both, "%.1f"));
    }

    static List<String> starts(List<StartBench.Result> results) {
        String where = results.get(0).database();
        double clock = Figures.of(results, each -> each.start().clock()).median();
        double loaded = Figures.of(results, StartBench.Result::loaded).most();
        return List.of(
                atMost("start to the first answer, " + where + ", s", START_SECONDS, clock, "%.2f"),
                atMost("memory after the requests, " + where + ", MiB", LOADED_MIB, loaded, "%.0f"));
    }

    static List<String> inbox(List<InboxBench.Result> results) {
        List<String> lines = new ArrayList<>();
        int largest = results.stream().mapToInt(InboxBench.Result::tasks).max().orElse(0);
        for (InboxBench.Result result : results) {
            if (result.tasks() == largest) {
                lines.addAll(largest(result));
            }
            if (result.tasks() == HUGE) {
                lines.addAll(growth(result, results));
            }
        }
        return lines;
    }

    private static List<String> largest(InboxBench.Result result) {
        String what = name(result) + String.format(Locale.ROOT, " at %,d, ms", result.tasks());
        if (result.who().equals(Organisation.GROUPS)) {
            return List.of(atMost(what + ", p95", GROUPS_MILLIS, result.portal().percentile(95), "%.2f"));
        }
        double goal = result.what().equals("count") ? COUNT_MILLIS : PAGE_MILLIS;
        return List.of(atMost(what + ", p50", goal, result.portal().median(), "%.2f"));
    }

    private static List<String> growth(InboxBench.Result huge, List<InboxBench.Result> results) {
        Optional<InboxBench.Result> large = results.stream()
                .filter(each -> each.tasks() == LARGE
                        && each.who().equals(huge.who())
                        && each.what().equals(huge.what()))
                .findFirst();
        if (large.isEmpty()) {
            return List.of();
        }
        double middle = huge.portal().median() / large.get().portal().median();
        double edge = huge.portal().percentile(99) / large.get().portal().percentile(99);
        String what = name(huge) + ", 1,000,000 ÷ 100,000";
        return List.of(
                atMost(what + ", p50", GROWTH, middle, "%.2f"), atMost(what + ", p99", GROWTH_P99, edge, "%.2f"));
    }

    private static String name(InboxBench.Result result) {
        return "inbox of “" + result.who() + "”, " + result.what() + ", " + result.database();
    }

    private static String atLeast(String what, double goal, double seen, String format) {
        return line(what + " ≥ ", goal, seen, seen >= goal, format);
    }

    private static String atMost(String what, double goal, double seen, String format) {
        return line(what + " ≤ ", goal, seen, seen <= goal, format);
    }

    private static String line(String what, double goal, double seen, boolean met, String format) {
        return "| " + what + String.format(Locale.ROOT, format, goal) + " | " + String.format(Locale.ROOT, format, seen)
                + " | " + (met ? "met" : "**missed**") + " |";
    }
}
