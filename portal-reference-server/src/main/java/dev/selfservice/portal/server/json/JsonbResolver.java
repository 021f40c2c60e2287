// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.json;

import jakarta.json.bind.Jsonb;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/** Hands the one JSON binding of the server to whatever writes answers. */
@Provider
public final class JsonbResolver implements ContextResolver<Jsonb> {

    private final Jsonb jsonb;

    public JsonbResolver(Jsonb jsonb) {
        this.jsonb = jsonb;
    }

    @Override
    public Jsonb getContext(Class<?> type) {
        return jsonb;
    }
}
