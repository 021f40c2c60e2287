// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.signin;

import dev.selfservice.portal.signin.SessionInfo;
import java.time.Instant;
import java.util.Optional;

/** A session as a row of the list of one's own. */
public record SessionRow(
        String id, Instant startedAt, Instant lastSeenAt, String address, String agent, boolean current) {

    static SessionRow of(SessionInfo session, Optional<SessionInfo> own) {
        return new SessionRow(
                session.id(),
                session.startedAt(),
                session.lastSeenAt(),
                session.address(),
                session.agent(),
                own.map(SessionInfo::id).filter(session.id()::equals).isPresent());
    }
}
