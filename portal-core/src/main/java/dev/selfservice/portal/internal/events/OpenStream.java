// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.events;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.events.Notice;
import dev.selfservice.portal.events.NoticeListener;
import dev.selfservice.portal.events.NoticeStream;
import dev.selfservice.portal.events.Topic;
import dev.selfservice.portal.events.spi.Change;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * One stream: what waits to be told to its listener.
 *
 * <p>A change of something that waits already is not added again: the listener will fetch after both. Whether the actor
 * may be told is found out where the listener is called, so that a slow identity store holds up nobody else.
 */
final class OpenStream implements NoticeStream {

    private static final Logger LOG = System.getLogger(OpenStream.class.getName());
    private static final int MOST_WAITING = 200;
    private static final long STUCK = Duration.ofSeconds(10).toNanos();

    private record About(Topic topic, Optional<UUID> id) {}

    private record Waiting(long position, Set<Grantee> audience) {

        Waiting and(Waiting other) {
            Set<Grantee> both = new HashSet<>(audience);
            both.addAll(other.audience);
            return new Waiting(position, both);
        }
    }

    private final Actor actor;
    private final Grantee own;
    private final NoticeListener listener;
    private final StreamParts parts;
    private final Consumer<OpenStream> gone;
    private final Map<About, Waiting> waiting = new LinkedHashMap<>();
    private boolean probing;
    private boolean running;
    private boolean over;
    private boolean told;
    private long begun;
    private long heard;

    /**
     * Creates a stream.
     *
     * @param gone is told when it is over
     */
    OpenStream(Actor actor, NoticeListener listener, StreamParts parts, Consumer<OpenStream> gone) {
        this.actor = actor;
        this.own = Grantee.user(actor.person());
        this.listener = listener;
        this.parts = parts;
        this.gone = gone;
        this.heard = parts.nanos().getAsLong();
    }

    Actor actor() {
        return actor;
    }

    /** Takes a change that may be for the actor. Never blocks. */
    void offer(SeenChange seen) {
        Change change = seen.stored().change();
        boolean mine = change.audience().contains(own);
        if (mine || change.audience().stream().anyMatch(each -> each.kind() != Grantee.Kind.USER)) {
            add(new About(change.topic(), Optional.of(change.id())), new Waiting(seen.settled(), change.audience()));
        }
    }

    /** Takes the notice that whatever is shown is to be fetched again. Never blocks. */
    void offerEverything(long position) {
        add(new About(Topic.EVERYTHING, Optional.empty()), new Waiting(position, Set.of(own)));
    }

    /** Probes the line if nothing was told for so long. Never blocks. */
    synchronized void probe(Duration still) {
        if (!over && !running && parts.nanos().getAsLong() - heard > still.toNanos()) {
            probing = true;
            run();
        }
    }

    /** Tells whether the listener has been busy with one notice for too long. */
    synchronized boolean stuck() {
        return running && parts.nanos().getAsLong() - begun > STUCK;
    }

    @Override
    public void close() {
        end(false);
    }

    /** Ends the stream though the listener does not come back. */
    void cutOff() {
        end(true);
    }

    private void end(boolean hard) {
        boolean now;
        synchronized (this) {
            now = !over || hard;
            over = true;
            waiting.clear();
            now &= hard || !running;
        }
        gone.accept(this);
        if (now) {
            parts.threads().execute(this::sayGoodbye);
        }
    }

    private void add(About about, Waiting next) {
        synchronized (this) {
            if (over) {
                return;
            }
            if (waiting.size() >= MOST_WAITING && !waiting.containsKey(about)) {
                // All that waits, and this, in one. Its position is the oldest, so that nothing is skipped later.
                long position = waiting.values().iterator().next().position();
                waiting.clear();
                waiting.put(new About(Topic.EVERYTHING, Optional.empty()), new Waiting(position, Set.of(own)));
            } else {
                waiting.merge(about, next, Waiting::and);
            }
            run();
        }
    }

    private void run() {
        if (!running) {
            running = true;
            begun = parts.nanos().getAsLong();
            parts.threads().execute(this::drain);
        }
    }

    private void drain() {
        try {
            while (step()) {
                // Until nothing waits.
            }
        } catch (RuntimeException broken) {
            LOG.log(Level.DEBUG, "a stream ends because its line broke or its actor may no longer listen", broken);
            synchronized (this) {
                running = false;
            }
            close();
            sayGoodbye();
        }
    }

    /** Tells one thing; false if there was none. */
    private boolean step() {
        Optional<Map.Entry<About, Waiting>> next;
        boolean probe;
        boolean goodbye;
        synchronized (this) {
            next = waiting.entrySet().stream().findFirst().map(Map.Entry::copyOf);
            next.ifPresent(entry -> waiting.remove(entry.getKey()));
            probe = probing && next.isEmpty();
            probing = false;
            begun = parts.nanos().getAsLong();
            heard = begun;
            running = next.isPresent() || probe;
            goodbye = over && !running;
        }
        if (goodbye) {
            sayGoodbye();
        }
        next.ifPresent(entry -> tell(entry.getKey(), entry.getValue()));
        if (probe) {
            listener.still();
        }
        return next.isPresent() || probe;
    }

    private void tell(About about, Waiting what) {
        if (parts.rights().mayBeTold(actor, about.topic(), what.audience())) {
            listener.take(new Notice(what.position(), about.topic(), about.id()));
        }
    }

    private void sayGoodbye() {
        synchronized (this) {
            if (told) {
                return;
            }
            told = true;
        }
        try {
            listener.ended();
        } catch (RuntimeException broken) {
            LOG.log(Level.DEBUG, "a listener failed at the end of its stream", broken);
        }
    }
}
