// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.events;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.events.Topic;
import dev.selfservice.portal.internal.guard.Directory;
import dev.selfservice.portal.internal.guard.Guard;
import java.util.Collections;
import java.util.Set;

/** Says whether an actor may be told of a change, at the moment of telling. */
final class Rights {

    private final Guard guard;
    private final Directory directory;

    Rights(Guard guard, Directory directory) {
        this.guard = guard;
        this.directory = directory;
    }

    /**
     * Tells whether the actor is in the audience and holds the topic's permission.
     *
     * @throws dev.selfservice.portal.ForbiddenException the person is no longer active
     */
    boolean mayBeTold(Actor actor, Topic topic, Set<Grantee> audience) {
        // What is remembered first: most changes are not for most people.
        if (!audience.contains(Grantee.user(actor.person()))
                && Collections.disjoint(audience, directory.granteesOf(actor.person()))) {
            return false;
        }
        return topic.permission()
                .map(permission -> guard.who(actor).may(permission))
                .orElse(true);
    }
}
