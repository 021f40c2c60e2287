// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Some fields break a rule; nothing was stored. */
public final class InvalidException extends PortalException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // List.copyOf is serializable
    private final List<FieldError> errors;

    public InvalidException(List<FieldError> errors) {
        super("invalid", errors.stream().map(FieldError::message).collect(Collectors.joining("; ")), Map.of());
        this.errors = List.copyOf(errors);
    }

    /** Returns the refusal of one field. */
    public static InvalidException of(String field, String rule, String message) {
        return new InvalidException(List.of(new FieldError(field, rule, message)));
    }

    /** Returns each broken rule with its field. */
    public List<FieldError> errors() {
        return errors;
    }
}
