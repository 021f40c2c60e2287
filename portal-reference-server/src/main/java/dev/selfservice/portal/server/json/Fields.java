// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.json;

import dev.selfservice.portal.FieldError;
import dev.selfservice.portal.InvalidException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Collects what is wrong with the fields of a body, so that one answer names them all.
 *
 * <p>A missing or unsound value is noted and a stand-in is returned; {@link #check} must follow before the values are used.
 */
public final class Fields {

    private final List<FieldError> errors = new ArrayList<>();

    /** Returns the value, or notes that the field is missing. */
    public <T> T required(String field, Optional<T> value, T standIn) {
        if (value.isEmpty()) {
            errors.add(new FieldError(field, "required", field + " is missing"));
        }
        return value.orElse(standIn);
    }

    /** Returns the text, or notes that the field is missing. */
    public String text(String field, Optional<String> value) {
        return required(field, value, "");
    }

    /** Returns the typed value of a text that must be there; what the type refuses is noted as {@code format}. */
    public <T> Optional<T> typed(String field, Optional<String> value, Function<String, T> type) {
        if (value.isEmpty()) {
            required(field, value, "");
            return Optional.empty();
        }
        return optional(field, value, type);
    }

    /** Returns the typed value of a text that may be missing. */
    public <T> Optional<T> optional(String field, Optional<String> value, Function<String, T> type) {
        try {
            return value.map(type);
        } catch (IllegalArgumentException refused) {
            errors.add(new FieldError(field, "format", field + " is not well formed"));
            return Optional.empty();
        }
    }

    /** Returns the typed id of a UUID that must be there. */
    public <T> Optional<T> id(String field, Optional<String> value, Function<UUID, T> type) {
        return typed(field, value, Ids::uuid).map(type);
    }

    /** Refuses the body if anything was noted. */
    public void check() {
        if (!errors.isEmpty()) {
            throw new InvalidException(errors);
        }
    }
}
