// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.problem;

import dev.selfservice.portal.FieldError;
import java.util.List;
import java.util.stream.Collectors;

/** A request that is refused before any service sees it. */
public final class EdgeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemCode code;

    @SuppressWarnings("serial") // List.copyOf is serializable
    private final List<FieldError> errors;

    public EdgeException(ProblemCode code, String detail) {
        super(detail);
        this.code = code;
        this.errors = List.of();
    }

    public EdgeException(ProblemCode code, String detail, Throwable cause) {
        super(detail, cause);
        this.code = code;
        this.errors = List.of();
    }

    public EdgeException(ProblemCode code, List<FieldError> errors) {
        super(errors.stream().map(FieldError::message).collect(Collectors.joining("; ")));
        this.code = code;
        this.errors = List.copyOf(errors);
    }

    /** Returns the kind of refusal. */
    public ProblemCode code() {
        return code;
    }

    /** Returns the fields at fault, if any. */
    public List<FieldError> errors() {
        return errors;
    }
}
