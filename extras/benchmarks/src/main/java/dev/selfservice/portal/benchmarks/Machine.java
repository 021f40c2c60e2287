// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** What the machine is, and how busy it is. */
final class Machine {

    private static final int SYNCS = 200;
    private static final int BLOCK = 4_096;
    private static final double NANOS = 1e9;
    private static final double TICKS = 100;

    private static final double QUIET = 0.15;
    private static final Duration LOOK = Duration.ofMillis(500);

    private Machine() {}

    /** CPU seconds: spent by anybody, and there to be spent. */
    record Cpu(double busy, double all) {}

    /** Returns the CPU seconds of the machine since it started; zeros where /proc is missing. */
    static Cpu cpu() {
        Path stat = Path.of("/proc/stat");
        if (!Files.exists(stat)) {
            return new Cpu(0, 0);
        }
        try {
            String[] fields = Files.readAllLines(stat).get(0).trim().split("\\s+");
            double all = 0;
            for (int i = 1; i <= 8; i++) {
                all += Double.parseDouble(fields[i]);
            }
            double idle = Double.parseDouble(fields[4]) + Double.parseDouble(fields[5]);
            return new Cpu((all - idle) / TICKS, all / TICKS);
        } catch (IOException failure) {
            return new Cpu(0, 0);
        }
    }

    /** Returns the CPU seconds of this process. */
    static double ownCpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / NANOS;
    }

    /** Waits until the machine has next to nothing to do, but not longer than this. */
    static void awaitQuiet(Duration most) {
        long end = System.nanoTime() + most.toNanos();
        while (System.nanoTime() < end) {
            Cpu before = cpu();
            LockSupport.parkNanos(LOOK.toNanos());
            Cpu after = cpu();
            if (after.busy() - before.busy() <= QUIET * (after.all() - before.all())) {
                return;
            }
        }
    }

    /** Returns how many milliseconds the disk takes to keep one block, in the mean. */
    static double syncMillis(Path folder) throws IOException {
        Path file = Files.createTempFile(folder, "sync", ".bin");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer block = ByteBuffer.allocate(BLOCK);
            long start = System.nanoTime();
            for (int i = 0; i < SYNCS; i++) {
                block.clear();
                channel.write(block, 0);
                channel.force(false);
            }
            return (System.nanoTime() - start) / 1e6 / SYNCS;
        } finally {
            Files.delete(file);
        }
    }

    /** Returns one line about the machine. */
    static String facts() {
        return String.format(
                Locale.ROOT,
                "%d cores (%s), Java %d, heap of %d MiB",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.arch"),
                Runtime.version().feature(),
                Runtime.getRuntime().maxMemory() >> 20);
    }
}
