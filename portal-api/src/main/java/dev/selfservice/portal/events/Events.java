// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.events;

import dev.selfservice.portal.Actor;
import java.util.Optional;

/**
 * Tells open pages that something changed.
 *
 * <pre>{@code
 * try (NoticeStream stream = portal.events().open(actor, Optional.empty(), listener)) {
 *     …
 * }
 * }</pre>
 *
 * <p>A stream tells an actor only of what they may know when it is told: what is addressed to them, to their groups or to
 * their roles, which are remembered for at most 30 seconds, and for whose topic they hold the permission. It never
 * extends a session. It ends within 5 seconds after the actor's session or API token has ended or the person was
 * disabled.
 */
public interface Events {

    /**
     * Opens a stream. Needs the permission of at least one {@link Topic}.
     *
     * @param after the position of the last notice of an earlier stream, to be told of what happened meanwhile; without
     *     it, or where too much happened, the first notice is {@link Topic#EVERYTHING}
     * @throws dev.selfservice.portal.TooManyException the session has as many streams as it may have
     * @throws dev.selfservice.portal.UnavailableException the node has as many streams as it may have, or is being stopped
     */
    NoticeStream open(Actor actor, Optional<Long> after, NoticeListener listener);
}
