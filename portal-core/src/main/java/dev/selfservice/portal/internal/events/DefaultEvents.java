// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.events;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Permission;
import dev.selfservice.portal.core.EventsConfig;
import dev.selfservice.portal.events.Events;
import dev.selfservice.portal.events.NoticeListener;
import dev.selfservice.portal.events.NoticeStream;
import dev.selfservice.portal.events.Topic;
import dev.selfservice.portal.internal.Jobs;
import dev.selfservice.portal.internal.guard.Caller;
import dev.selfservice.portal.internal.guard.Directory;
import dev.selfservice.portal.internal.guard.Guard;
import dev.selfservice.portal.plugins.spi.PortalStores;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Opens streams, and holds everything that keeps them going. */
public final class DefaultEvents implements Events, AutoCloseable {

    /** A slow line occupies a thread until it is cut off; the others wait no longer than that for one. */
    private static final int THREADS = 16;

    private static final long STOP_SECONDS = 5;

    private final Guard guard;
    private final EventsConfig config;
    private final Streams streams;
    private final StreamWatch watch;
    private final EventHub hub;
    private final StreamParts parts;
    private final ThreadPoolExecutor threads;
    private final Jobs jobs;
    private boolean started;

    public DefaultEvents(
            Guard guard,
            Directory directory,
            PortalStores stores,
            EventsConfig config,
            LongSupplier nanos,
            ThreadFactory factory) {
        this.guard = guard;
        this.config = config;
        this.streams = new Streams(config);
        this.watch = new StreamWatch(
                streams, stores.sessions(), stores.apiTokens(), directory, stores.transactions(), config.still());
        this.hub = new EventHub(stores.changes(), stores.transactions(), config, streams, nanos, factory);
        this.jobs = new Jobs(factory);
        this.threads = threads(factory);
        this.parts = new StreamParts(new Rights(guard, directory), threads, nanos);
    }

    @Override
    public NoticeStream open(Actor actor, Optional<Long> after, NoticeListener listener) {
        Caller caller = guard.who(actor);
        if (Stream.of(Topic.values())
                .flatMap(topic -> topic.permission().stream())
                .noneMatch(caller::may)) {
            caller.require(Permission.TASKS_READ);
        }
        start();
        OpenStream stream = new OpenStream(actor, listener, parts, streams::remove);
        hub.add(stream, after);
        return stream;
    }

    /** Begins to read what changes, and to tell other nodes of it; the first stream begins it too. */
    public synchronized void start() {
        if (!started) {
            started = true;
            hub.start();
            jobs.every(config.check(), "check of open streams", watch::check);
        }
    }

    /** Takes note that this node has committed a change. */
    public void written() {
        hub.written();
    }

    /** Ends all streams; none can be opened any more. */
    @Override
    public synchronized void close() {
        started = true;
        hub.close();
        jobs.close();
        threads.shutdown();
        try {
            threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
    }

    private static ThreadPoolExecutor threads(ThreadFactory factory) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Jobs.named("portal-notices", factory));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
