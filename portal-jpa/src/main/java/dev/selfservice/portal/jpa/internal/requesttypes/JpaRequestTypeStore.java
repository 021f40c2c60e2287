// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.requesttypes;

import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.jpa.internal.Row;
import dev.selfservice.portal.jpa.internal.Sql;
import dev.selfservice.portal.requesttypes.RequestType;
import dev.selfservice.portal.requesttypes.RequestTypeId;
import dev.selfservice.portal.requesttypes.spi.RequestTypeStore;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Keeps request types in {@code portal_request_type}. */
public final class JpaRequestTypeStore implements RequestTypeStore {
    private static final String SELECT = "SELECT id, version, definition FROM portal_request_type t WHERE ";

    private static final String NEWEST =
            "t.version = (SELECT MAX(n.version) FROM portal_request_type n WHERE n.id = t.id) ORDER BY id";

    private final Sql sql;

    public JpaRequestTypeStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void insert(RequestType type) {
        try {
            sql.add(RequestTypeEntity.of(type));
        } catch (ConflictException there) {
            throw new ConflictException(
                    "duplicate", "version " + type.version() + " of request type " + type.id() + " exists already");
        }
    }

    @Override
    public Optional<RequestType> find(RequestTypeId id, int version) {
        return sql.first(SELECT + "t.id = ? AND t.version = ?", JpaRequestTypeStore::read, id.value(), version);
    }

    @Override
    public List<RequestType> newest() {
        return sql.list(SELECT + NEWEST, JpaRequestTypeStore::read);
    }

    private static RequestType read(Row row) throws SQLException {
        return Definitions.read(row.text("id"), row.number("version"), row.text("definition"));
    }
}
