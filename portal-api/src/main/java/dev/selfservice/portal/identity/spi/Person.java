// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.identity.spi;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.PersonRef;
import java.util.Optional;

/**
 * A human as the identity store knows them.
 *
 * @param login what they type to sign in; compared without regard to case
 * @param active whether they may use the portal now; validity dates are already taken into account
 */
public record Person(
        PersonId id,
        String login,
        String name,
        Optional<String> title,
        Optional<String> department,
        Optional<String> email,
        boolean active) {

    /** Returns the id with the name, as it is written down with events. */
    public PersonRef ref() {
        return new PersonRef(id, name);
    }
}
