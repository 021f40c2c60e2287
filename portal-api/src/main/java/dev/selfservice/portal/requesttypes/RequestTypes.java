// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.requesttypes;

import dev.selfservice.portal.Actor;
import java.util.List;

/** The processes that people may start. */
public interface RequestTypes {

    /** Lists the newest version of each request type that the actor may start, by id. */
    List<RequestType> startable(Actor actor);

    /**
     * Publishes a definition; needs {@code request-types:manage}.
     *
     * <p>The version must be one more than the newest one of the same id; publishing the newest version again,
     * unchanged, does nothing.
     */
    RequestType publish(Actor actor, RequestType type);
}
