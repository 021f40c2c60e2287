// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Follows a stream of server-sent events as a browser would. */
public final class Follower implements AutoCloseable {

    /** One event; a comment has neither id nor data. */
    public record Event(String id, String data) {}

    private static final Duration SOON = Duration.ofSeconds(5);

    private final HttpResponse<InputStream> response;
    private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);

    Follower(HttpResponse<InputStream> response) {
        this.response = response;
        Thread reader = new Thread(this::read, "follower");
        reader.setDaemon(true);
        reader.start();
    }

    /** Returns a header of the answer; empty if it is not there. */
    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** Returns the data of the first event, which stays there to be waited for. */
    String first() {
        Event next = poll(SOON.toNanos());
        if (next == null) {
            throw new AssertionError("no event came within " + SOON);
        }
        events.add(next);
        return next.data();
    }

    /** Waits for an event whose data holds the text and drops those before it; fails if there is none in time. */
    public Event await(String text, Duration most) {
        List<Event> others = new ArrayList<>();
        long end = System.nanoTime() + most.toNanos();
        while (true) {
            Event next = poll(end - System.nanoTime());
            if (next == null) {
                throw new AssertionError("no event with " + text + " within " + most + " but " + others);
            }
            if (next.data().contains(text)) {
                return next;
            }
            others.add(next);
        }
    }

    /** Returns an event that has come and fits, if there is one. */
    public Optional<Event> come(Predicate<Event> wanted) {
        return events.stream().filter(wanted).findFirst();
    }

    /** Tells whether the server ends the stream in time. */
    public boolean ends(Duration most) {
        try {
            return over.await(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private @Nullable Event poll(long nanos) {
        try {
            return events.poll(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String id = "";
            String data = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring("id: ".length());
                } else if (line.startsWith("data: ")) {
                    data = line.substring("data: ".length());
                } else if (line.isEmpty() && !data.isEmpty()) {
                    events.add(new Event(id, data));
                    data = "";
                }
            }
        } catch (IOException closed) {
            // Whoever closed it knows.
        } finally {
            over.countDown();
        }
    }
}
