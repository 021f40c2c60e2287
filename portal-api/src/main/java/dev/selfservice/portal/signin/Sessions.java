// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.signin;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Origin;
import dev.selfservice.portal.PersonId;
import java.util.List;
import java.util.Optional;

/** Sessions: from a token to an actor, and their end. */
public interface Sessions {

    /** A session that is alive, with the actor it stands for. */
    record Live(Actor actor, SessionInfo session) {}

    /**
     * Returns the session that a token opens, unless it ended, timed out, or its person is no longer active.
     *
     * <p>Whether the person is active is read each time (SES-6); the time of last use is written at most once a minute.
     */
    Optional<Live> resume(String token, Origin origin);

    /**
     * Returns the session as {@link #resume} does without counting as a use of it, for what happens by itself and not by
     * the person: it never puts off the end of an idle session.
     */
    Optional<Live> peek(String token, Origin origin);

    /** Lists the actor's sessions, newest first. */
    List<SessionInfo> list(Actor actor);

    /** Ends one of the actor's sessions; ending what is not theirs, or not there, does nothing (SES-5). */
    void end(Actor actor, String id);

    /** Ends all sessions of a person; called when a person is disabled. Needs {@code permissions:manage}. */
    int endAll(Actor actor, PersonId person);

    /** Returns the token that pages of the session must send with each change, bound to it by HMAC (WEB-1). */
    String csrfToken(SessionInfo session);

    /** Tells, in constant time, whether a token is the session's. */
    boolean csrfTokenFits(SessionInfo session, String token);
}
