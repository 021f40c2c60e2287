// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.problem;

import dev.selfservice.portal.FieldError;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A problem answer (RFC 9457).
 *
 * @param type the address of the page that explains it
 * @param detail what happened this time; never holds a secret, nor text that was sent
 * @param requestId under which the server logged the call
 * @param errors the broken rules, field by field
 * @param facts what a program may want to know beside the words
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        String requestId,
        Optional<List<FieldError>> errors,
        Optional<Map<String, String>> facts) {

    /** The media type of problem answers. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** Returns a problem without errors and facts. */
    public static Problem of(ProblemCode code, String detail, String requestId) {
        return new Problem(
                "/problems/" + code.label(),
                code.title(),
                code.status(),
                detail,
                code.label(),
                requestId,
                Optional.empty(),
                Optional.empty());
    }

    /** Returns this problem with the fields at fault. */
    public Problem naming(List<FieldError> broken) {
        return new Problem(type, title, status, detail, code, requestId, Optional.of(List.copyOf(broken)), facts);
    }

    /** Returns this problem with facts. */
    public Problem with(Map<String, String> known) {
        return known.isEmpty()
                ? this
                : new Problem(type, title, status, detail, code, requestId, errors, Optional.of(Map.copyOf(known)));
    }
}
