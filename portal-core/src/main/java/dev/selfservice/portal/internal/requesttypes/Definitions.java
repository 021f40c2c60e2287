// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.requesttypes;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.selfservice.portal.requests.RequestTypeRef;
import dev.selfservice.portal.requesttypes.RequestType;
import dev.selfservice.portal.requesttypes.RequestTypeId;
import dev.selfservice.portal.requesttypes.spi.RequestTypeStore;
import dev.selfservice.portal.spi.Transactions;
import java.util.List;
import java.util.Optional;

/** Published definitions; one version never changes, so it is remembered. */
public final class Definitions {

    private static final int MOST_REMEMBERED = 1_000;

    private final RequestTypeStore store;
    private final Transactions transactions;
    private final Cache<RequestTypeRef, RequestType> known =
            CacheBuilder.newBuilder().maximumSize(MOST_REMEMBERED).build();

    public Definitions(RequestTypeStore store, Transactions transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    /** Returns the definition that a request is bound to. */
    public RequestType require(RequestTypeRef ref) {
        RequestType type = known.getIfPresent(ref);
        if (type == null) {
            type = transactions
                    .read(() -> store.find(ref.id(), ref.version()))
                    .orElseThrow(() -> new IllegalStateException("no request type " + ref));
            known.put(ref, type);
        }
        return type;
    }

    /** Returns the newest version of each type. */
    public List<RequestType> newest() {
        return transactions.read(store::newest);
    }

    /** Returns the newest version of a type. */
    public Optional<RequestType> newest(RequestTypeId id) {
        return newest().stream().filter(type -> type.id().equals(id)).findFirst();
    }
}
