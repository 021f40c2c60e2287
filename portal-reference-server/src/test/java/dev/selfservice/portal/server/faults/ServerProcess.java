// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.faults;

import dev.selfservice.portal.server.Main;
import dev.selfservice.portal.server.testing.RestClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The reference server in a process of its own, which can be killed. */
final class ServerProcess {

    private static final int SECONDS_TO_START = 120;

    private final Path home;
    private final Path config;
    private final int port;
    private final Map<String, String> environment;
    private Process process;

    ServerProcess(Path home, Map<String, String> settings) {
        this(home, settings, Map.of());
    }

    ServerProcess(Path home, Map<String, String> settings, Map<String, String> environment) {
        this.home = home;
        this.environment = environment;
        this.config = home.resolve("portal.properties");
        this.port = freePort();
        Properties all = new Properties();
        all.putAll(settings);
        all.setProperty("portal.home", home.toString());
        all.setProperty("portal.http.port", Integer.toString(port));
        try (var out = Files.newBufferedWriter(config, StandardCharsets.UTF_8)) {
            all.store(out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.process = start();
    }

    /** Ends the process as a power cut would. */
    void kill() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError("the server survived a kill");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Asks the process to stop and waits until it has. */
    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("the server does not stop");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Starts the process again. */
    void restart() {
        process = start();
    }

    int port() {
        return port;
    }

    /** Returns how much processor time the process has taken so far. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Returns a client that a person is signed in with. */
    RestClient as(String login, String password) {
        return anonymous().signIn(login, password);
    }

    RestClient anonymous() {
        return RestClient.anonymous(URI.create("http://localhost:" + port), answer -> {});
    }

    private Process start() {
        try {
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            // It lives for seconds: what is compiled well is not used long enough to be worth it.
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            // Not the file of the tests: the log as the product ships it.
                            "-Dlogback.configurationFile=",
                            Main.class.getName(),
                            "--dev",
                            "--config",
                            config.toString())
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            home.resolve("server.log").toFile()));
            builder.environment().putAll(environment);
            Process started = builder.start();
            awaitReady(started);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady(Process started) throws IOException {
        for (int i = 0; i < SECONDS_TO_START * 10; i++) {
            if (!started.isAlive()) {
                throw new AssertionError("the server ended: " + Files.readString(home.resolve("server.log")));
            }
            if (isReady()) {
                return;
            }
            pause(100);
        }
        throw new AssertionError("the server does not answer: " + Files.readString(home.resolve("server.log")));
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

    static void pause(long milliseconds) {
        try {
            boolean never = new CountDownLatch(1).await(milliseconds, TimeUnit.MILLISECONDS);
            assert !never;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
