// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.signin;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.people.People;
import dev.selfservice.portal.permissions.Permissions;
import dev.selfservice.portal.signin.SessionInfo;
import dev.selfservice.portal.signin.Sessions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Puts together what a page must know of its session. */
@Dependent
public class SessionViews {

    private final People people;
    private final Permissions permissions;
    private final Sessions sessions;

    @Inject
    public SessionViews(People people, Permissions permissions, Sessions sessions) {
        this.people = people;
        this.permissions = permissions;
        this.sessions = sessions;
    }

    SessionView of(Actor actor, SessionInfo session) {
        return new SessionView(
                people.me(actor),
                permissions.mine(actor).stream().sorted().toList(),
                session.assurance(),
                session.startedAt(),
                session.idleUntil(),
                session.endsAt(),
                sessions.csrfToken(session));
    }
}
