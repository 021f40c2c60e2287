// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.events;

import dev.selfservice.portal.UnavailableException;
import dev.selfservice.portal.core.EventsConfig;
import dev.selfservice.portal.events.spi.AnnouncesChanges;
import dev.selfservice.portal.events.spi.ChangeStore;
import dev.selfservice.portal.internal.Jobs;
import dev.selfservice.portal.spi.Transactions;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads what changed, once for the whole node, and hands it to every open stream.
 *
 * <p>One thread reads every {@link EventsConfig#poll}, and at once when this node has committed something or another one
 * gave a hint, but never more often than every 50 milliseconds.
 */
final class EventHub implements AutoCloseable {

    private static final Logger LOG = System.getLogger(EventHub.class.getName());
    private static final long SPACING = 50;
    private static final long STOP_SECONDS = 5;

    private final ChangeReader reader;
    private final Optional<AnnouncesChanges> hints;
    private final EventsConfig config;
    private final Streams streams;
    private final ThreadFactory threads;
    private final RecentChanges recent = new RecentChanges();
    private final Semaphore woken = new Semaphore(0);
    private final AtomicBoolean wrote = new AtomicBoolean();
    private final CountDownLatch stop = new CountDownLatch(1);
    private boolean begun;
    private @Nullable Thread thread;
    private AnnouncesChanges.@Nullable Listening listening;

    EventHub(
            ChangeStore store,
            Transactions transactions,
            EventsConfig config,
            Streams streams,
            LongSupplier nanos,
            ThreadFactory threads) {
        this.threads = Jobs.named("portal-events", threads);
        this.reader = new ChangeReader(store, transactions, nanos);
        this.hints =
                Optional.of(store).filter(AnnouncesChanges.class::isInstance).map(AnnouncesChanges.class::cast);
        this.config = config;
        this.streams = streams;
    }

    /** Begins to read in the background, unless it has begun or was closed. */
    synchronized void start() {
        if (thread != null || stop.getCount() == 0) {
            return;
        }
        Thread fresh = threads.newThread(this::run);
        thread = fresh;
        listening = hints.map(ability -> ability.listen(woken::release)).orElse(null);
        attempt(this::poll);
        fresh.start();
    }

    /** Takes note that this node has committed a change. */
    void written() {
        if (hints.isPresent() || !streams.isEmpty()) {
            wrote.set(true);
            woken.release();
        }
    }

    /** Adds a stream and tells it what it missed. */
    void add(OpenStream stream, Optional<Long> after) {
        synchronized (recent) {
            if (!begun || stop.getCount() == 0) {
                throw new UnavailableException("events", "what changed cannot be read now");
            }
            streams.add(stream);
            after.flatMap(recent::after)
                    .ifPresentOrElse(
                            missed -> missed.forEach(stream::offer), () -> stream.offerEverything(reader.settled()));
        }
    }

    /** Reads what is new and hands it out. */
    void poll() {
        if (!begun) {
            long from = reader.begin();
            synchronized (recent) {
                recent.begin(from);
                reader.read().forEach(recent::add);
                begun = true;
            }
            return;
        }
        var fresh = reader.read();
        if (fresh.isEmpty()) {
            return;
        }
        synchronized (recent) {
            fresh.forEach(recent::add);
            for (OpenStream stream : streams.all()) {
                fresh.forEach(stream::offer);
            }
        }
    }

    @Override
    public void close() {
        synchronized (recent) {
            stop.countDown();
        }
        synchronized (this) {
            if (listening != null) {
                listening.close();
                listening = null;
            }
            join(thread);
        }
        streams.all().forEach(OpenStream::close);
    }

    private void run() {
        try {
            while (!stop.await(SPACING, TimeUnit.MILLISECONDS)) {
                if (woken.tryAcquire(config.poll().toMillis(), TimeUnit.MILLISECONDS)) {
                    woken.drainPermits();
                }
                attempt(this::poll);
                if (wrote.getAndSet(false)) {
                    hints.ifPresent(ability -> attempt(ability::announce));
                }
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException broken) {
            LOG.log(Level.WARNING, "what changed could not be read or announced; it is tried again", broken);
        }
    }

    private void join(@Nullable Thread running) {
        if (running == null) {
            return;
        }
        woken.release();
        try {
            running.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
