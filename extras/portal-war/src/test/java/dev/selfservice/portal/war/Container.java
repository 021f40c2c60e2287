// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.war;

import dev.selfservice.portal.server.testing.RestClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An application server as a process of its own, stopped by its handle. */
final class Container implements AutoCloseable {

    static final Path SERVERS = Path.of("target/servers").toAbsolutePath();
    static final Path WAR = Path.of("target/portal.war").toAbsolutePath();
    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** What WildFly and Payara say of a deployment that failed. */
    private static final Pattern FAILED = Pattern.compile("started \\(with errors\\)|Exception while loading the app");

    private static final int SECONDS_TO_START = 180;
    private static final int SECONDS_TO_STOP = 20;

    private final Process process;
    private final Path log;
    private final URI address;

    private Container(Process process, Path log, URI address) {
        this.process = process;
        this.log = log;
        this.address = address;
    }

    /** Returns an empty file beside the reports. */
    static Path log(String name) throws IOException {
        return Files.writeString(Path.of("target", name).toAbsolutePath(), "");
    }

    /** Starts a server and waits until the portal in it can serve. */
    static Container start(List<String> command, Map<String, String> environment, Path log, int port)
            throws IOException {
        Container container =
                new Container(process(command, environment, log).start(), log, URI.create("http://localhost:" + port));
        try {
            container.awaitReady();
            return container;
        } catch (RuntimeException | Error | IOException broken) {
            container.close();
            throw broken;
        }
    }

    /** Runs a command to its end, which must be a good one. */
    static void run(List<String> command, Map<String, String> environment, Path log) throws Exception {
        Process process = process(command, environment, log).start();
        boolean ended = process.waitFor(SECONDS_TO_START, TimeUnit.SECONDS);
        if (!ended || process.exitValue() != 0) {
            stop(process);
            throw new AssertionError(command.get(0) + " failed: " + Files.readString(log));
        }
    }

    private static ProcessBuilder process(List<String> command, Map<String, String> environment, Path log) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    /** Returns a client that nobody is signed in with. */
    RestClient anonymous() {
        return RestClient.anonymous(address, answer -> {});
    }

    private void awaitReady() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_START);
        while (System.nanoTime() < deadline) {
            String said = Files.readString(log);
            if (!process.isAlive() || FAILED.matcher(said).find()) {
                throw new AssertionError("the portal does not start: " + said);
            }
            if (isReady()) {
                return;
            }
            pause();
        }
        throw new AssertionError("the portal is not ready: " + Files.readString(log));
    }

    private boolean isReady() {
        try {
            return anonymous()
                            .send("GET", "/health/ready", Map.of(), BodyPublishers.noBody())
                            .status()
                    == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    @Override
    public void close() {
        stop(process);
    }

    /** A script's children first: the script ends with them. */
    private static void stop(Process process) {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                all.forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException hurried) {
            all.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }
}
