// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.identity;

import dev.selfservice.portal.PersonId;
import java.util.Optional;

/**
 * What is kept about a person.
 *
 * @param login what they type to sign in; unique without regard to case
 */
public record PersonData(
        PersonId id,
        String login,
        String name,
        Optional<String> title,
        Optional<String> department,
        Optional<String> email,
        Optional<PersonId> manager,
        Validity validity) {

    /** Returns a person of whom only the name is known, and who signs in by their id. */
    public static PersonData of(String id, String name) {
        return new PersonData(
                new PersonId(id),
                id,
                name,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Validity.ALWAYS);
    }

    /** Returns this person under a manager. */
    public PersonData under(String boss) {
        return new PersonData(id, login, name, title, department, email, Optional.of(new PersonId(boss)), validity);
    }

    /** Returns this person active for a time only. */
    public PersonData valid(Validity time) {
        return new PersonData(id, login, name, title, department, email, manager, time);
    }
}
