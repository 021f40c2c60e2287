// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The server in a process of its own, as its launcher starts it; what it takes is read from the system. */
final class LaunchedServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(5);
    private static final double NANOS = 1e9;
    private static final double MIB = 1_024;

    /**
     * What a start took until the first {@code 200} of {@code /health/ready}.
     *
     * @param clock seconds from the command to the answer
     * @param cpu processor seconds of the process
     * @param others the share of the machine that other processes took meanwhile
     * @param memory resident MiB
     */
    record Start(double clock, double cpu, double others, double memory) {}

    private final Process process;
    private final int port;
    private final Start start;

    private LaunchedServer(Process process, int port, Start start) {
        this.process = process;
        this.port = port;
        this.start = start;
    }

    /**
     * Starts a server and waits for its first answer.
     *
     * @param command launcher and arguments; the process must listen at the port of this machine
     * @throws IOException the server ended, or did not answer within two minutes; the message holds its output
     */
    static LaunchedServer start(List<String> command, int port, Map<String, String> environment, Path log)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Machine.Cpu before = Machine.cpu();
        long begun = System.nanoTime();
        Process process = builder.start();
        while (!ready(port)) {
            boolean late = System.nanoTime() - begun > PATIENCE.toNanos();
            if (late || !process.isAlive()) {
                process.destroyForcibly();
                throw new IOException("the server does not answer: " + Files.readString(log));
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        double clock = (System.nanoTime() - begun) / NANOS;
        double cpu = cpuOf(process);
        Machine.Cpu after = Machine.cpu();
        double all = Math.max(1e-3, after.all() - before.all());
        double others = Math.max(0, after.busy() - before.busy() - cpu) / all;
        return new LaunchedServer(process, port, new Start(clock, cpu, others, memoryOf(process)));
    }

    Start start() {
        return start;
    }

    int port() {
        return port;
    }

    /** Returns how many MiB are resident now. */
    double memory() throws IOException {
        return memoryOf(process);
    }

    /** Asks the process to stop and waits until it has. */
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("the server does not stop");
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Returns a port that nobody listens at. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** By a bare socket: a client of more comfort would take a share of the machine that shows in the figures. */
    private static boolean ready(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write("GET /health/ready HTTP/1.0\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            String line = new String(in.readNBytes("HTTP/1.1 200".length()), StandardCharsets.US_ASCII);
            return line.endsWith(" 200");
        } catch (IOException notYet) {
            return false;
        }
    }

    private static double cpuOf(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / NANOS;
    }

    private static double memoryOf(Process process) throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.exists(status)) {
            return Double.NaN;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / MIB)
                .findFirst()
                .orElse(Double.NaN);
    }
}
