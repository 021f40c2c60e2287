// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.signin;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.jpa.internal.Sql;
import dev.selfservice.portal.signin.spi.PasswordStore;
import java.util.Optional;

/** Keeps password hashes in {@code portal_password}. */
public final class JpaPasswordStore implements PasswordStore {
    private static final String UPDATE = "UPDATE portal_password SET password_hash = ? WHERE person_id = ?";

    private static final String INSERT = "INSERT INTO portal_password (password_hash, person_id) VALUES (?, ?)";

    private final Sql sql;

    public JpaPasswordStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<String> find(PersonId person) {
        return sql.first(
                "SELECT password_hash FROM portal_password WHERE person_id = ?",
                row -> row.text("password_hash"),
                person.value());
    }

    @Override
    public void put(PersonId person, String hash) {
        if (sql.update(UPDATE, hash, person.value()) == 0 && !sql.insertNew(INSERT, hash, person.value())) {
            sql.update(UPDATE, hash, person.value());
        }
    }

    @Override
    public boolean replace(PersonId person, String expected, String next) {
        return sql.update(UPDATE + " AND password_hash = ?", next, person.value(), expected) == 1;
    }
}
