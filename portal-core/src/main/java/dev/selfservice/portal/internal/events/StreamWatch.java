// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.events;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.internal.guard.Directory;
import dev.selfservice.portal.signin.spi.ApiTokenStore;
import dev.selfservice.portal.signin.spi.SessionStore;
import dev.selfservice.portal.spi.Transactions;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Ends the streams whose session or token is over or whose person may no longer use the portal (SES-5, SES-6), and those
 * that do not get on; probes silent ones.
 *
 * <p>All streams of the node are checked in one look-up for sessions, one for tokens and one for people.
 */
final class StreamWatch {

    private static final Logger LOG = System.getLogger(StreamWatch.class.getName());

    private final Streams streams;
    private final SessionStore sessions;
    private final ApiTokenStore tokens;
    private final Directory directory;
    private final Transactions transactions;
    private final Duration still;
    private boolean failed;

    StreamWatch(
            Streams streams,
            SessionStore sessions,
            ApiTokenStore tokens,
            Directory directory,
            Transactions transactions,
            Duration still) {
        this.streams = streams;
        this.sessions = sessions;
        this.tokens = tokens;
        this.directory = directory;
        this.transactions = transactions;
        this.still = still;
    }

    /** Checks every stream that is open. */
    void check() {
        List<OpenStream> open = streams.all();
        open.stream().filter(OpenStream::stuck).forEach(OpenStream::cutOff);
        open.forEach(stream -> stream.probe(still));
        if (open.isEmpty()) {
            failed = false;
            return;
        }
        try {
            Predicate<Actor> good = good(open.stream().map(OpenStream::actor).toList());
            open.stream().filter(stream -> !good.test(stream.actor())).forEach(OpenStream::close);
            failed = false;
        } catch (RuntimeException broken) {
            lookAgainOrEnd(open, broken);
        }
    }

    /** Whoever cannot be checked twice in a row may be anybody. */
    private void lookAgainOrEnd(List<OpenStream> open, RuntimeException broken) {
        LOG.log(Level.WARNING, "open streams cannot be checked", broken);
        if (failed) {
            open.forEach(OpenStream::close);
        }
        failed = !failed;
    }

    private Predicate<Actor> good(List<Actor> actors) {
        Map<String, PersonId> ofSessions = new HashMap<>();
        Map<UUID, PersonId> ofTokens = new HashMap<>();
        for (Actor actor : actors) {
            actor.token().ifPresentOrElse(id -> ofTokens.put(id, actor.person()), () -> actor.session()
                    .ifPresent(id -> ofSessions.put(id, actor.person())));
        }
        Set<String> aliveSessions =
                ofSessions.isEmpty() ? Set.of() : transactions.read(() -> sessions.alive(ofSessions));
        Set<UUID> aliveTokens = ofTokens.isEmpty() ? Set.of() : transactions.read(() -> tokens.alive(ofTokens));
        Set<PersonId> active = directory
                .findAllActive(actors.stream().map(Actor::person).collect(Collectors.toSet()))
                .keySet();
        return actor -> active.contains(actor.person())
                && actor.token()
                        .map(aliveTokens::contains)
                        .or(() -> actor.session().map(aliveSessions::contains))
                        .orElse(true);
    }
}
