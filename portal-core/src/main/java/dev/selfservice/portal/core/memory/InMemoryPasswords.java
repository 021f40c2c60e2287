// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.memory;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.signin.spi.PasswordStore;
import java.util.Optional;

final class InMemoryPasswords implements PasswordStore {

    private final Table<PersonId, String> hashes;

    InMemoryPasswords(InMemoryTransactions transactions) {
        this.hashes = new Table<>(transactions);
    }

    @Override
    public Optional<String> find(PersonId person) {
        return hashes.find(person);
    }

    @Override
    public void put(PersonId person, String hash) {
        hashes.put(person, hash);
    }

    @Override
    public boolean replace(PersonId person, String expected, String next) {
        return hashes.replaceIf(person, expected::equals, next);
    }
}
