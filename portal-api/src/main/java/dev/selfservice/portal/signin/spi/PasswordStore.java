// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.signin.spi;

import dev.selfservice.portal.PersonId;
import java.util.Optional;

/** Keeps password hashes, in a self-describing text form (CRY-2). All calls run in the caller's transaction. */
public interface PasswordStore {

    /** Returns the hash of the person's password. */
    Optional<String> find(PersonId person);

    /** Stores a hash in place of whatever there is. */
    void put(PersonId person, String hash);

    /** Replaces a hash; false if the stored one is not the expected one: somebody changed it meanwhile. */
    boolean replace(PersonId person, String expected, String next);
}
