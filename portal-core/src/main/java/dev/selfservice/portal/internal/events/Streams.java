// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.events;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.TooManyException;
import dev.selfservice.portal.UnavailableException;
import dev.selfservice.portal.core.EventsConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The streams that are open on this node, and how many there may be. */
final class Streams {

    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final EventsConfig config;
    private final Set<OpenStream> open = new LinkedHashSet<>();
    private final Map<String, Integer> perSession = new HashMap<>();

    Streams(EventsConfig config) {
        this.config = config;
    }

    /** Adds a stream, or refuses it. */
    synchronized void add(OpenStream stream) {
        if (open.size() >= config.perNode()) {
            throw new UnavailableException("events", "this node has as many streams as it may have");
        }
        String key = keyOf(stream.actor());
        int held = perSession.getOrDefault(key, 0);
        if (held >= config.perSession()) {
            throw new TooManyException(AGAIN);
        }
        perSession.put(key, held + 1);
        open.add(stream);
    }

    /** Removes a stream, if it is there. */
    synchronized void remove(OpenStream stream) {
        if (open.remove(stream)) {
            perSession.computeIfPresent(keyOf(stream.actor()), (key, held) -> held == 1 ? null : held - 1);
        }
    }

    /** Returns the streams that are open now. */
    synchronized List<OpenStream> all() {
        return List.copyOf(open);
    }

    /** Tells whether there is none. */
    synchronized boolean isEmpty() {
        return open.isEmpty();
    }

    private static String keyOf(Actor actor) {
        return actor.session().map(id -> "in:" + id).orElse("of:" + actor.person());
    }
}
