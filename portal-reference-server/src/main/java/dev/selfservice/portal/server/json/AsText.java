// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.json;

import jakarta.json.bind.adapter.JsonbAdapter;
import java.util.function.Function;

/** Writes values of one type as the text that a function makes of them. Values are only written, never read. */
abstract class AsText<T> implements JsonbAdapter<T, String> {

    private final Function<T, String> text;

    AsText(Function<T, String> text) {
        this.text = text;
    }

    @Override
    public String adaptToJson(T value) {
        return text.apply(value);
    }

    @Override
    public T adaptFromJson(String json) {
        throw new UnsupportedOperationException("bodies are read by Bodies, not by JSON binding");
    }
}
