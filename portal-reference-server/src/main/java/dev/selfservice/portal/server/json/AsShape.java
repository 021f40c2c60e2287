// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.json;

import jakarta.json.bind.adapter.JsonbAdapter;
import java.util.function.Function;

/** Writes values of one type in another shape. Values are only written, never read. */
abstract class AsShape<T, S> implements JsonbAdapter<T, S> {

    private final Function<T, S> shape;

    AsShape(Function<T, S> shape) {
        this.shape = shape;
    }

    @Override
    public S adaptToJson(T value) {
        return shape.apply(value);
    }

    @Override
    public T adaptFromJson(S json) {
        throw new UnsupportedOperationException("bodies are read by Bodies, not by JSON binding");
    }
}
