// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.signin;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Assurance;
import dev.selfservice.portal.Origin;
import dev.selfservice.portal.Permission;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.UnavailableException;
import dev.selfservice.portal.core.SignInConfig;
import dev.selfservice.portal.internal.audit.AuditTrail;
import dev.selfservice.portal.internal.guard.Caller;
import dev.selfservice.portal.internal.guard.CommandRule;
import dev.selfservice.portal.internal.guard.Directory;
import dev.selfservice.portal.internal.guard.Guard;
import dev.selfservice.portal.keys.spi.KeyProvider;
import dev.selfservice.portal.keys.spi.KeyPurpose;
import dev.selfservice.portal.signin.SessionInfo;
import dev.selfservice.portal.signin.Sessions;
import dev.selfservice.portal.signin.spi.SessionStore;
import dev.selfservice.portal.signin.spi.StoredSession;
import dev.selfservice.portal.spi.Transactions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Sessions kept under the hash of their token. */
public final class DefaultSessions implements Sessions {

    private static final CommandRule OWN = CommandRule.of(Permission.SESSIONS_MANAGE);
    private static final CommandRule ALL = CommandRule.of(Permission.PERMISSIONS_MANAGE);
    private static final PersonId PORTAL = new PersonId("system:sessions");
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);
    private static final int LONGEST_TOKEN = 200;

    private final Guard guard;
    private final Directory directory;
    private final SessionStore store;
    private final KeyProvider keys;
    private final Transactions transactions;
    private final AuditTrail trail;
    private final SignInConfig config;
    private final Clock clock;

    public DefaultSessions(
            Guard guard,
            Directory directory,
            SessionStore store,
            KeyProvider keys,
            Transactions transactions,
            AuditTrail trail,
            SignInConfig config,
            Clock clock) {
        this.guard = guard;
        this.directory = directory;
        this.store = store;
        this.keys = keys;
        this.transactions = transactions;
        this.trail = trail;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Optional<Live> resume(String token, Origin origin) {
        Optional<Live> live = peek(token, origin);
        live.filter(found -> found.session().lastSeenAt().plus(SEEN_EVERY).isBefore(clock.instant()))
                .ifPresent(found -> transactions.run(() -> store.touch(Secrets.hash(token), config.idle())));
        return live;
    }

    @Override
    public Optional<Live> peek(String token, Origin origin) {
        if (token.isEmpty() || token.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        String hash = Secrets.hash(token);
        Optional<StoredSession> stored = transactions.read(() -> store.find(hash));
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        SessionInfo info = stored.get().info();
        if (directory.findActive(info.person()).isEmpty()) {
            endAllOfInactive(info.person(), origin);
            return Optional.empty();
        }
        Assurance assurance = new Assurance(info.assurance(), stored.get().authenticatedAt());
        Actor actor = Actor.of(info.person(), assurance).inSession(info.id()).from(origin);
        return Optional.of(new Live(actor, info));
    }

    /** A transaction of its own: the caller is about to be turned away, which must not bring the sessions back. */
    private void endAllOfInactive(PersonId person, Origin origin) {
        Actor portal = new Actor(
                PORTAL,
                Optional.empty(),
                new Assurance(1, clock.instant()),
                Optional.empty(),
                Optional.empty(),
                origin,
                true);
        transactions.callNew(() -> {
            int ended = store.endAll(person);
            if (ended > 0) {
                trail.record(
                        portal, "sessions.end-all", "person/" + person, "ENDED " + ended, Optional.of("not active"));
            }
            return ended;
        });
    }

    @Override
    public List<SessionInfo> list(Actor actor) {
        Caller caller = guard.check(actor, OWN);
        return transactions.read(() -> store.list(caller.id())).stream()
                .map(StoredSession::info)
                .toList();
    }

    @Override
    public void end(Actor actor, String id) {
        // Leaving is never forbidden: whoever has a session may end it, with or without a permission.
        Caller caller = guard.who(actor);
        if (actor.session().filter(id::equals).isEmpty()) {
            caller.require(Permission.SESSIONS_MANAGE);
        }
        transactions.run(() -> {
            if (store.end(caller.id(), id)) {
                trail.record(actor, "sessions.end", "session/" + id, "ENDED", Optional.empty());
            }
        });
    }

    @Override
    public int endAll(Actor actor, PersonId person) {
        guard.check(actor, ALL);
        return transactions.call(() -> {
            int ended = store.endAll(person);
            trail.record(actor, "sessions.end-all", "person/" + person, "ENDED " + ended, Optional.empty());
            return ended;
        });
    }

    @Override
    public String csrfToken(SessionInfo session) {
        int version = keys.activeVersion(KeyPurpose.CSRF);
        return version + "." + mac(session, version);
    }

    @Override
    public boolean csrfTokenFits(SessionInfo session, String token) {
        int dot = token.indexOf('.');
        if (dot < 1 || dot > 9 || !token.substring(0, dot).chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        try {
            String expected = mac(session, Integer.parseInt(token.substring(0, dot)));
            return MessageDigest.isEqual(
                    expected.getBytes(StandardCharsets.UTF_8),
                    token.substring(dot + 1).getBytes(StandardCharsets.UTF_8));
        } catch (UnavailableException unknownVersion) {
            return false;
        }
    }

    /** Drops sessions that ended; returns how many. */
    public int purge(int most) {
        return transactions.callNew(() -> store.purge(most));
    }

    private String mac(SessionInfo session, int version) {
        byte[] data = ("csrf:" + session.id()).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(keys.mac(KeyPurpose.CSRF, version, data));
    }
}
