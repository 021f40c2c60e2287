// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.people;

import dev.selfservice.portal.PersonId;
import java.util.Optional;

/**
 * A person as a source describes them; their manager follows once everybody is known.
 *
 * @param login what they type to sign in; 1 to 255 characters, unique without regard to case
 * @param name 1 to 255 characters
 * @param title up to 255 characters, as department and e-mail
 */
public record ImportedPerson(
        PersonId id,
        String login,
        String name,
        Optional<String> title,
        Optional<String> department,
        Optional<String> email) {

    private static final int LONGEST = 255;

    public ImportedPerson {
        require("login", login);
        require("name", name);
        title.ifPresent(text -> require("title", text));
        department.ifPresent(text -> require("department", text));
        email.ifPresent(text -> require("email", text));
    }

    /** Returns a person of whom only the name is known, and who signs in by their id. */
    public static ImportedPerson of(String id, String name) {
        return new ImportedPerson(new PersonId(id), id, name, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static void require(String what, String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException(what + " must have 1 to 255 characters");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(what + " must not hold control characters");
        }
    }
}
