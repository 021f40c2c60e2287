// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.benchmarks;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What one side did in one stretch of time.
 *
 * @param perSecond how often it did its turn
 * @param cpuMillis CPU of its threads and of the database's own processes for one turn
 * @param serverMillis of that, the database's own processes
 * @param others the share of the machine that other processes took meanwhile
 */
record Slice(double perSecond, double cpuMillis, double serverMillis, double others) {

    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e3;
    /** How much longer than on a machine of its own a warm-up may take. */
    private static final int PATIENCE = 4;

    private record Work(long turns, long cpuNanos) {}

    /** Lets some threads do their turns for a while. */
    static Slice run(BenchDatabase database, int threads, Duration length, Turn turn)
            throws InterruptedException, ExecutionException {
        double server = database.serverCpu();
        double own = Machine.ownCpu();
        Machine.Cpu machine = Machine.cpu();
        long start = System.nanoTime();
        List<Work> done = together(threads, start + length.toNanos(), turn);
        double seconds = (System.nanoTime() - start) / NANOS;
        double serverSpent = database.serverCpu() - server;
        double ownSpent = Machine.ownCpu() - own;
        Machine.Cpu after = Machine.cpu();
        long turns = done.stream().mapToLong(Work::turns).sum();
        double threadSpent = done.stream().mapToLong(Work::cpuNanos).sum() / NANOS;
        double others = Math.max(0, after.busy() - machine.busy() - ownSpent - serverSpent);
        double share = after.all() > machine.all() ? others / (after.all() - machine.all()) : 0;
        return new Slice(
                turns / seconds, (threadSpent + serverSpent) * MILLIS / turns, serverSpent * MILLIS / turns, share);
    }

    /** Lets a side run until this process has spent so much CPU, compiling included, or until it takes too long. */
    static void warmUp(BenchDatabase database, int threads, Duration cpu, Turn turn)
            throws InterruptedException, ExecutionException {
        double enough = Machine.ownCpu() + cpu.toNanos() / NANOS;
        long end = System.nanoTime() + cpu.toNanos() * PATIENCE;
        do {
            run(database, threads, cpu.dividedBy(PATIENCE), turn);
        } while (Machine.ownCpu() < enough && System.nanoTime() < end);
    }

    private static List<Work> together(int threads, long end, Turn turn)
            throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Work>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                running.add(pool.submit(() -> alone(thread, end, turn)));
            }
            List<Work> done = new ArrayList<>();
            for (Future<Work> each : running) {
                done.add(each.get());
            }
            return done;
        } finally {
            pool.shutdownNow();
        }
    }

    private static Work alone(int thread, long end, Turn turn) throws Exception {
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long turns = 0;
        do {
            turn.run(thread, turns);
            turns++;
        } while (System.nanoTime() < end);
        return new Work(turns, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu);
    }
}
