// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.assignments;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;

/** Access that is held: pages say "My access". */
public interface Assignments {

    /** Lists what a person holds now, by title; another person than the actor needs {@code assignments:read-all}. */
    Page<Assignment> list(Actor actor, PersonId person, PageRequest page);

    /** Returns an assignment with every reason why it is held; others' assignments are not found without the right. */
    Assignment explain(Actor actor, AssignmentId id);
}
