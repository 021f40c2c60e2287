// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.security;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.server.edge.Client;
import dev.selfservice.portal.server.problem.EdgeException;
import dev.selfservice.portal.server.problem.ProblemCode;
import dev.selfservice.portal.signin.ApiTokens;
import dev.selfservice.portal.signin.Sessions;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds out who calls, from a session cookie or a bearer token, and refuses what another site may have sent.
 *
 * <p>A bearer token wins over a cookie. A browser adds cookies by itself, so a call that carries both must prove that it
 * comes from our own pages; a call with a token alone need not, as no other site can know the token.
 */
public final class Authentication {

    private final Supplier<Sessions> sessions;
    private final Supplier<ApiTokens> tokens;
    private final CrossSiteGuard guard;

    /** Authenticates; sessions and tokens are first asked for when somebody calls. */
    public Authentication(Supplier<Sessions> sessions, Supplier<ApiTokens> tokens, CrossSiteGuard guard) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.guard = guard;
    }

    /** Returns the caller, or refuses the call. */
    public Caller identify(Call call, Client client) {
        if (call.bearer().isPresent()) {
            return byToken(call, client);
        }
        if (call.unsafe()) {
            guard.requireOwnPage(call.fetchSite(), call.origin());
        } else {
            guard.refuseOtherSites(call.fetchSite());
        }
        Optional<Sessions.Live> live = call.cookie()
                .flatMap(token -> call.background()
                        ? sessions.get().peek(token, client.origin())
                        : sessions.get().resume(token, client.origin()));
        if (call.unsafe() && !call.open()) {
            live.ifPresent(found -> requireCsrfToken(found, call));
        }
        return required(
                new Caller(live.map(Sessions.Live::actor), live.map(Sessions.Live::session), client), call.open());
    }

    private Caller byToken(Call call, Client client) {
        guard.refuseOtherSites(call.fetchSite());
        if (call.cookie().isPresent()) {
            guard.requireOwnPage(call.fetchSite(), call.origin());
        }
        Optional<Actor> actor = call.bearer().flatMap(secret -> tokens.get().resume(secret, client.origin()));
        return required(new Caller(actor, Optional.empty(), client), false);
    }

    private void requireCsrfToken(Sessions.Live live, Call call) {
        boolean fits = call.csrfToken()
                .map(token -> sessions.get().csrfTokenFits(live.session(), token))
                .orElse(false);
        if (!fits) {
            throw new EdgeException(
                    ProblemCode.CROSS_SITE, "the header " + Call.CSRF_HEADER + " does not hold the session's token");
        }
    }

    private static Caller required(Caller caller, boolean open) {
        if (caller.actor().isEmpty() && !open) {
            throw new EdgeException(ProblemCode.NOT_SIGNED_IN, "there is no valid session or token");
        }
        return caller;
    }
}
