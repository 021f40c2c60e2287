// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.security;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.server.edge.Client;
import dev.selfservice.portal.server.problem.EdgeException;
import dev.selfservice.portal.server.problem.ProblemCode;
import dev.selfservice.portal.signin.SessionInfo;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Optional;

/**
 * Who makes a call.
 *
 * @param actor empty if nobody is signed in
 * @param session the session, if the call came with a cookie
 */
public record Caller(Optional<Actor> actor, Optional<SessionInfo> session, Client client) implements Principal {

    /** Returns the caller of a request. */
    public static Caller of(SecurityContext context) {
        return (Caller) context.getUserPrincipal();
    }

    /** Returns the actor of a request, which must be there. */
    public static Actor actor(SecurityContext context) {
        return of(context).signedIn();
    }

    /** Returns the actor, or refuses with {@code not-signed-in}. */
    public Actor signedIn() {
        return actor.orElseThrow(() -> new EdgeException(ProblemCode.NOT_SIGNED_IN, "nobody is signed in"));
    }

    /** Returns the session, or refuses with {@code not-signed-in}: tokens of programs have none. */
    public SessionInfo inSession() {
        return session.orElseThrow(() -> new EdgeException(ProblemCode.NOT_SIGNED_IN, "this needs a session"));
    }

    @Override
    public String getName() {
        return actor.map(known -> known.person().value()).orElse("");
    }
}
