// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.requesttypes.spi;

import dev.selfservice.portal.requesttypes.RequestType;
import dev.selfservice.portal.requesttypes.RequestTypeId;
import java.util.List;
import java.util.Optional;

/** Keeps published request types. All calls run in the caller's transaction; rows never change. */
public interface RequestTypeStore {

    /** Stores a version; one that exists already is a conflict {@code duplicate}. */
    void insert(RequestType type);

    /** Returns one version. */
    Optional<RequestType> find(RequestTypeId id, int version);

    /** Returns the newest version of each type, by id. */
    List<RequestType> newest();
}
