// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The figures as Markdown tables, beside their goals. */
final class Report {

    private static final String BEGIN = "<!-- figures: written by the benchmarks -->";
    private static final String END = "<!-- end of figures -->";

    private final StringBuilder text = new StringBuilder();
    private final List<String> goals = new ArrayList<>();

    void machine(List<String> facts) {
        text.append("Machine: ").append(String.join("; ", facts)).append(".\n\n");
    }

    void cycles(List<CycleBench.Result> results) {
        text.append("### Approve cycle\n\n");
        row(
                "database",
                "threads",
                "portal, cycles/s",
                "plain JDBC, cycles/s",
                "ratio",
                "CPU per cycle, ms: portal",
                "of that the server",
                "plain JDBC",
                "of that the server",
                "others' load");
        rule(10);
        for (CycleBench.Result result : results) {
            Figures ours = Figures.of(result.portal(), Slice::perSecond);
            Figures plain = Figures.of(result.jdbc(), Slice::perSecond);
            List<Slice> all = new ArrayList<>(result.portal());
            all.addAll(result.jdbc());
            row(
                    result.database(),
                    Integer.toString(result.threads()),
                    ours.spread("%.0f"),
                    plain.spread("%.0f"),
                    result.ratio().spread("%.2f"),
                    Figures.of(result.portal(), Slice::cpuMillis).spread("%.2f"),
                    one(result.portal(), Slice::serverMillis),
                    Figures.of(result.jdbc(), Slice::cpuMillis).spread("%.2f"),
                    one(result.jdbc(), Slice::serverMillis),
                    format("%.0f %%", Figures.of(all, Slice::others).median() * 100));
            Goals.cycle(result).forEach(goals::add);
        }
        text.append('\n');
    }

    void asked(String database, List<List<CycleBench.Asked>> both) {
        text.append("### Statements of one cycle, ").append(database).append("\n\n");
        row("operation", "portal: statements", "round trips", "plain JDBC: statements", "round trips");
        rule(5);
        for (int i = 0; i < both.get(0).size(); i++) {
            CycleBench.Asked ours = both.get(0).get(i);
            CycleBench.Asked plain = both.get(1).get(i);
            row(
                    ours.operation(),
                    one(ours.statements()),
                    one(ours.roundTrips()),
                    one(plain.statements()),
                    one(plain.roundTrips()));
        }
        row(
                "together",
                one(sum(both.get(0), true)),
                one(sum(both.get(0), false)),
                one(sum(both.get(1), true)),
                one(sum(both.get(1), false)));
        text.append('\n');
        goals.addAll(Goals.asked(database, both.get(0)));
    }

    void starts(List<StartBench.Result> results) {
        text.append("### Start, ").append(results.get(0).database()).append("\n\n");
        row(
                "starts",
                "to the first answer, s",
                "processor time, s",
                "memory at the first answer, MiB",
                "memory after the requests, MiB",
                "others' load");
        rule(6);
        row(
                Integer.toString(results.size()),
                Figures.of(results, each -> each.start().clock()).spread("%.2f"),
                Figures.of(results, each -> each.start().cpu()).spread("%.2f"),
                Figures.of(results, each -> each.start().memory()).spread("%.0f"),
                Figures.of(results, StartBench.Result::loaded).spread("%.0f"),
                format(
                        "%.0f %%",
                        Figures.of(results, each -> each.start().others()).median() * 100));
        text.append('\n');
        goals.addAll(Goals.starts(results));
    }

    void inbox(List<InboxBench.Result> results) {
        text.append("### Inbox, ").append(results.get(0).database()).append(", milliseconds\n\n");
        row(
                "open tasks",
                "person",
                "question",
                "portal p50 (least–most round)",
                "p95",
                "p99",
                "plain JDBC p50",
                "p95",
                "p99",
                "round trips");
        rule(10);
        for (InboxBench.Result result : results) {
            row(
                    format("%,d", result.tasks()),
                    switch (result.who()) {
                        case Organisation.FEW -> "30 of theirs";
                        case Organisation.MANY -> "half of all are theirs";
                        default -> "in thousands of groups";
                    },
                    result.what(),
                    millis(result.portal().median())
                            + format(
                                    " (%.2f–%.2f)",
                                    result.medians().least(), result.medians().most()),
                    millis(result.portal().percentile(95)),
                    millis(result.portal().percentile(99)),
                    millis(result.jdbc().median()),
                    millis(result.jdbc().percentile(95)),
                    millis(result.jdbc().percentile(99)),
                    format("%.0f", result.asked()));
        }
        text.append('\n');
        goals.addAll(Goals.inbox(results));
    }

    /** Returns everything, with the goals behind. */
    String text() {
        StringBuilder whole = new StringBuilder(text).append("### Goals\n\n| goal | seen | |\n| --- | --- | --- |\n");
        goals.forEach(goal -> whole.append(goal).append('\n'));
        return whole.toString();
    }

    /** Puts the figures into a document, in place of those of the run before. */
    void writeInto(Path document) throws IOException {
        String old = Files.readString(document);
        int begin = old.indexOf(BEGIN);
        int end = old.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(document + " has no place for figures: " + BEGIN + " … " + END);
        }
        Files.writeString(document, old.substring(0, begin) + BEGIN + "\n\n" + text() + "\n" + old.substring(end));
    }

    private static double sum(List<CycleBench.Asked> asked, boolean statements) {
        return asked.stream()
                .mapToDouble(each -> statements ? each.statements() : each.roundTrips())
                .sum();
    }

    private void row(String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private void rule(int columns) {
        text.append("| --- ".repeat(columns)).append("|\n");
    }

    private static String one(List<Slice> slices, ToDoubleFunction<Slice> number) {
        return format("%.2f", Figures.of(slices, number).median());
    }

    private static String one(double value) {
        return format("%.1f", value);
    }

    private static String millis(double value) {
        return Double.isNaN(value) ? "–" : format("%.2f", value);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
