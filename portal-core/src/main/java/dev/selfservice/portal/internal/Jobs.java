// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Runs what recurs. A job that fails is logged and runs again at its next time; none overtakes itself. */
public final class Jobs implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Jobs.class.getName());
    private static final int STOP_SECONDS = 10;

    private final ScheduledThreadPoolExecutor threads;
    private final List<ScheduledFuture<?>> jobs = new ArrayList<>();

    /** Makes the jobs, whose threads come from the factory. */
    public Jobs(ThreadFactory factory) {
        this.threads = new ScheduledThreadPoolExecutor(1, named("portal-jobs", factory));
    }

    /** Runs a job now and then again and again, with the pause between its end and its next start. */
    public void every(Duration pause, String name, Runnable job) {
        every(Duration.ZERO, pause, name, job);
    }

    /** Runs a job after a first while and then again and again, with the pause between its end and its next start. */
    public synchronized void every(Duration first, Duration pause, String name, Runnable job) {
        // A thread for each job: one that hangs in a target system must not hold up the others.
        threads.setCorePoolSize(jobs.size() + 1);
        jobs.add(threads.scheduleWithFixedDelay(
                () -> run(name, job), first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Stops all jobs and waits a while for those under way. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "a job did not stop in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns the factory's threads under a name; a factory that makes none leaves that to the executor. */
    public static ThreadFactory named(String name, ThreadFactory factory) {
        return task -> {
            Thread thread = factory.newThread(task);
            if (thread != null) {
                thread.setName(name);
            }
            return thread;
        };
    }

    private static void run(String name, Runnable job) {
        try {
            job.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the job " + name + " failed and is tried again", e);
        }
    }
}
