// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The person, or the named system job, on whose behalf a call is made.
 *
 * <p>It carries what the caller vouches for and nothing that can change meanwhile: whether the person is active, and
 * which groups and roles they hold, is looked up by the portal at each command.
 *
 * @param person who acts
 * @param onBehalfOf whom the person stands in for
 * @param assurance how strongly the person proved themselves
 * @param session the id of the session, or {@code token:} with the id of the API token, that the call runs in
 * @param limit the permissions an API token is confined to; empty for "all that the person holds"
 * @param origin where the call came from
 * @param system whether this is a job of the portal itself rather than a person
 */
public record Actor(
        PersonId person,
        Optional<PersonId> onBehalfOf,
        Assurance assurance,
        Optional<String> session,
        Optional<Set<Permission>> limit,
        Origin origin,
        boolean system) {

    private static final String TOKEN = "token:";

    public Actor {
        limit = limit.map(Set::copyOf);
    }

    /** Returns an actor for a person whom the caller has authenticated. */
    public static Actor of(PersonId person, Assurance assurance) {
        return new Actor(
                person, Optional.empty(), assurance, Optional.empty(), Optional.empty(), Origin.IN_PROCESS, false);
    }

    /** Returns this actor as it came from somewhere. */
    public Actor from(Origin place) {
        return new Actor(person, onBehalfOf, assurance, session, limit, place, system);
    }

    /** Returns this actor inside a session. */
    public Actor inSession(String id) {
        return new Actor(person, onBehalfOf, assurance, Optional.of(id), limit, origin, system);
    }

    /** Returns this actor inside of what an API token lets it do. */
    public Actor withToken(UUID id) {
        return inSession(TOKEN + id);
    }

    /** Returns the id of the API token that the call runs with, if it does. */
    public Optional<UUID> token() {
        return session.filter(id -> id.startsWith(TOKEN)).map(id -> UUID.fromString(id.substring(TOKEN.length())));
    }

    /** Returns this actor confined to some permissions. */
    public Actor confinedTo(Set<Permission> permissions) {
        return new Actor(person, onBehalfOf, assurance, session, Optional.of(permissions), origin, system);
    }
}
