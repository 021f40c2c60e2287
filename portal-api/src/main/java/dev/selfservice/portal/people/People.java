// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.people;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;

/** Finds people, for pickers. */
public interface People {

    /**
     * Lists active people whose name or login begins with the text, or a word of whose name does; needs
     * {@code people:search}.
     *
     * @param text 1 to 100 characters, case ignored
     */
    Page<PersonSummary> search(Actor actor, String text, PageRequest page);

    /** Returns the actor's own data. */
    PersonSummary me(Actor actor);
}
