// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.requesttypes;

import dev.selfservice.portal.requesttypes.RequestType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row of {@code portal_request_type}. */
@Entity
@Table(name = "portal_request_type")
@IdClass(RequestTypeEntity.Key.class)
@SuppressWarnings("NullAway.Init") // filled by of
class RequestTypeEntity {
    @Id
    String id;

    @Id
    int version;

    String definition;

    RequestTypeEntity() {}

    static RequestTypeEntity of(RequestType type) {
        RequestTypeEntity row = new RequestTypeEntity();
        row.id = type.id().value();
        row.version = type.version();
        row.definition = Definitions.write(type);
        return row;
    }

    /** The two columns of the key, in the form that Jakarta Persistence asks for. */
    @SuppressWarnings("NullAway.Init") // filled by the persistence provider
    static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        String id;
        int version;

        Key() {}

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && id.equals(key.id) && version == key.version;
        }

        @Override
        public int hashCode() {
            return Objects.hash(id, version);
        }
    }
}
