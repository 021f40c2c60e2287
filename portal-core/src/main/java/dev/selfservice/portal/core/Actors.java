// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Assurance;
import dev.selfservice.portal.NotFoundException;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.internal.guard.Directory;

/** Makes actors for people whom the embedder has authenticated; the portal finds out the rest itself. */
public final class Actors {

    private final Directory directory;

    Actors(Directory directory) {
        this.directory = directory;
    }

    /** Returns an actor for an active person; anybody else is not found. */
    public Actor of(PersonId person, Assurance assurance) {
        if (directory.findActive(person).isEmpty()) {
            throw new NotFoundException("person " + person);
        }
        return Actor.of(person, assurance);
    }
}
