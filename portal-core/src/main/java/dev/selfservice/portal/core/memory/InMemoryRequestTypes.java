// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.memory;

import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.requests.RequestTypeRef;
import dev.selfservice.portal.requesttypes.RequestType;
import dev.selfservice.portal.requesttypes.RequestTypeId;
import dev.selfservice.portal.requesttypes.spi.RequestTypeStore;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

final class InMemoryRequestTypes implements RequestTypeStore {

    private final Table<RequestTypeRef, RequestType> types;

    InMemoryRequestTypes(InMemoryTransactions transactions) {
        this.types = new Table<>(transactions);
    }

    @Override
    public void insert(RequestType type) {
        if (!types.insert(new RequestTypeRef(type.id(), type.version()), type)) {
            throw new ConflictException("duplicate", type.id() + " has a version " + type.version() + " already");
        }
    }

    @Override
    public Optional<RequestType> find(RequestTypeId id, int version) {
        return types.find(new RequestTypeRef(id, version));
    }

    @Override
    public List<RequestType> newest() {
        return types
                .rows()
                .collect(Collectors.toMap(
                        RequestType::id,
                        type -> type,
                        BinaryOperator.maxBy(Comparator.comparingInt(RequestType::version))))
                .values()
                .stream()
                .sorted(Comparator.comparing(type -> type.id().value()))
                .toList();
    }
}
