// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Starts the server again and again on a database that is there, and asks it some requests, as one who signed in.
 *
 * <p>The first start, which lays down tables and the sample organisation, counts for nothing.
 */
final class StartBench {

    private static final int CLIENTS = 8;
    private static final List<String> PATHS = List.of(
            "/api/v1/tasks",
            "/api/v1/catalogue/entitlements",
            "/api/v1/requests",
            "/api/v1/assignments",
            "/",
            "/ui/portal.js",
            "/health/ready");

    /**
     * One start with the requests after it.
     *
     * @param loaded resident MiB after the requests
     */
    record Result(String database, LaunchedServer.Start start, double loaded) {}

    private final String database;
    private final List<String> launcher;
    private final Map<String, String> settings;
    private final Plan plan;
    private final Path home;

    /**
     * Readies the runs.
     *
     * @param database what to call it in the table
     * @param launcher the command that the server's arguments go behind
     * @param settings where the database is; empty for Derby in the home folder
     * @param home an empty folder for settings, keys and logs
     */
    StartBench(String database, List<String> launcher, Map<String, String> settings, Plan plan, Path home) {
        this.database = database;
        this.launcher = launcher;
        this.settings = settings;
        this.plan = plan;
        this.home = home;
    }

    List<Result> run() throws Exception {
        Path archive = home.resolve("classes.jsa");
        Files.createDirectories(home);
        int port = LaunchedServer.freePort();
        Path config = settings(port);
        Map<String, String> environment = Map.of("CLASS_ARCHIVE", archive.toString());
        prepare(environment);
        LaunchedServer.start(command("--dev", "--config", config.toString()), port, environment, log("first"))
                .close();
        List<Result> results = new ArrayList<>();
        for (int round = 1; round <= plan.rounds(); round++) {
            Machine.awaitQuiet(plan.patience());
            List<String> command = command("serve", "--config", config.toString());
            try (LaunchedServer server = LaunchedServer.start(command, port, environment, log("start-" + round))) {
                ask(server);
                results.add(new Result(database, server.start(), server.memory()));
            }
        }
        return results;
    }

    private void prepare(Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command("prepare"))
                .redirectErrorStream(true)
                .redirectOutput(log("prepare").toFile());
        builder.environment().putAll(environment);
        if (builder.start().waitFor() != 0) {
            throw new IOException("the classes were not kept: " + Files.readString(log("prepare")));
        }
    }

    private void ask(LaunchedServer server) throws Exception {
        URI base = URI.create("http://localhost:" + server.port());
        String token = Files.readString(home.resolve("tokens").resolve("jonas")).trim();
        HttpClient client = HttpClient.newHttpClient();
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> asked = new ArrayList<>();
            for (int i = 0; i < plan.requests(); i++) {
                URI address = base.resolve(PATHS.get(i % PATHS.size()));
                asked.add(threads.submit(() -> ask(client, address, token)));
            }
            for (Future<?> each : asked) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Void ask(HttpClient client, URI address, String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token)
                .build();
        int status = client.send(request, BodyHandlers.discarding()).statusCode();
        if (status != 200) {
            throw new IOException(address + " answers " + status);
        }
        return null;
    }

    private Path settings(int port) throws IOException {
        Properties all = new Properties();
        all.putAll(settings);
        all.setProperty("portal.home", home.toString());
        all.setProperty("portal.http.port", Integer.toString(port));
        // One machine asks everything here, so nothing must be shed.
        all.setProperty("portal.http.rate-per-address", "1000000");
        Path file = home.resolve("portal.properties");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            all.store(out, null);
        }
        return file;
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(launcher);
        command.addAll(List.of(arguments));
        return command;
    }

    private Path log(String name) {
        return home.resolve(name + ".log");
    }
}
