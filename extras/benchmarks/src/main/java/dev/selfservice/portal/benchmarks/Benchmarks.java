// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Runs the benchmarks and prints their tables.
 *
 * <p>Arguments: {@code --brief} for a first look, {@code --only=cycle}, {@code --only=inbox} or
 * {@code --only=start} (with {@code --launcher=FILE} for the server's own launcher), {@code --databases=postgresql,derby}, {@code --dir=FOLDER} for where the databases lie while it runs, {@code --into=FILE} to put the figures into a document, {@code --statements} to print every statement.
 */
public final class Benchmarks {

    /** Held here, for a logger that nobody holds forgets its level. */
    private static final Logger MIGRATIONS = Logger.getLogger("org.flywaydb");

    private static final String LAUNCHER = "portal-reference-server/bin/portal";

    private final Plan plan;
    private final PrintStream out;
    private final boolean statements;
    private final Report report = new Report();

    Benchmarks(Plan plan, PrintStream out, boolean statements) {
        this.plan = plan;
        this.out = out;
        this.statements = statements;
    }

    public static void main(String[] arguments) throws Exception {
        MIGRATIONS.setLevel(Level.SEVERE);
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        List<String> given = Arrays.asList(arguments);
        Path folder =
                Path.of(option(given, "--dir=").orElse("target/benchmark-data")).toAbsolutePath();
        if (Files.exists(folder)) {
            throw new IOException(folder + " exists already; remove it first");
        }
        String only = option(given, "--only=").orElse("cycle,inbox");
        Files.createDirectories(folder);
        Plan plan = given.contains("--brief") ? Plan.brief() : Plan.full();
        Benchmarks benchmarks = new Benchmarks(plan, System.out, given.contains("--statements"));
        try {
            benchmarks.machine(folder);
            for (String database :
                    option(given, "--databases=").orElse("postgresql,derby").split(",")) {
                boolean derby = database.equals("derby");
                try (DatabaseServer server = derby ? DerbyServer.durable(folder) : PostgresServer.start(folder)) {
                    List<Integer> tasks = derby ? plan.derbyTasks() : plan.postgresqlTasks();
                    benchmarks.run(server, tasks, only);
                    if (only.contains("start")) {
                        benchmarks.start(server, option(given, "--launcher=").orElse(LAUNCHER), folder);
                    }
                }
            }
        } finally {
            delete(folder);
        }
        System.out.println(benchmarks.report().text());
        Optional<String> into = option(given, "--into=");
        if (into.isPresent()) {
            benchmarks.report().writeInto(Path.of(into.get()));
        }
        System.exit(0); // Derby keeps threads of its own.
    }

    Report report() {
        return report;
    }

    void machine(Path folder) throws IOException {
        String sync = String.format(Locale.ROOT, "%.2f ms to keep 4 KiB on the disk", Machine.syncMillis(folder));
        report.machine(List.of(Machine.facts(), sync));
    }

    void run(DatabaseServer server, List<Integer> tasks, String only) throws Exception {
        if (only.contains("cycle")) {
            try (BenchDatabase database = server.create("cycle")) {
                out.println(database.product() + ": approve cycle");
                cycle(database);
            }
        }
        if (only.contains("inbox")) {
            out.println("inbox with " + tasks + " open tasks");
            try (InboxBench inbox = new InboxBench(server, plan, tasks)) {
                report.inbox(inbox.run());
            }
        }
    }

    private void start(DatabaseServer server, String launcher, Path folder) throws Exception {
        String name = server instanceof PostgresServer ? "PostgreSQL" : "Derby";
        out.println(name + ": start");
        Map<String, String> settings =
                server instanceof PostgresServer postgres ? postgres.settings("start") : Map.of();
        Path home = folder.resolve("start-" + name);
        report.starts(new StartBench(name, List.of(launcher), settings, plan, home).run());
    }

    private void cycle(BenchDatabase database) throws Exception {
        Organisation.fill(database, 1);
        CycleBench bench = new CycleBench(database, plan);
        List<List<CycleBench.Asked>> asked = bench.count();
        report.cycles(new ArrayList<>(bench.run()));
        report.asked(database.product(), asked);
        if (statements) {
            asked.forEach(side -> side.forEach(this::print));
        }
    }

    private void print(CycleBench.Asked asked) {
        out.println("--- " + asked.operation());
        asked.byText().forEach((text, times) -> out.println(times + " × " + text));
    }

    private static Optional<String> option(List<String> given, String name) {
        return given.stream()
                .filter(each -> each.startsWith(name))
                .map(each -> each.substring(name.length()))
                .findFirst();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
