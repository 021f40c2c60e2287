// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal;

import dev.selfservice.portal.catalogue.Scope;
import dev.selfservice.portal.catalogue.ScopeType;
import java.sql.SQLException;
import java.util.Optional;

/** Scopes as they stand in the columns {@code scope_type} and {@code scope_value}. */
public final class Scopes {
    private Scopes() {}

    /** Reads the scope of a row. */
    public static Optional<Scope> read(Row row) throws SQLException {
        Optional<ScopeType> type = row.maybeChoice(ScopeType.class, "scope_type");
        return type.isEmpty() ? Optional.empty() : Optional.of(new Scope(type.get(), row.text("scope_value")));
    }

    /** Returns a text that is equal for equal scopes and empty for none. */
    public static String key(Optional<Scope> scope) {
        return scope.map(given -> given.type() + ":" + given.value()).orElse("");
    }
}
