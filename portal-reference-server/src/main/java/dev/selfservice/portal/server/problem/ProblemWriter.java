// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.problem;

import jakarta.json.bind.Jsonb;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes problem answers where no resource is reached: in filters and static pages. */
public final class ProblemWriter {

    private final Jsonb jsonb;

    public ProblemWriter(Jsonb jsonb) {
        this.jsonb = jsonb;
    }

    /** Returns the answer's bytes. */
    public byte[] bytes(Problem problem) {
        return jsonb.toJson(problem).getBytes(StandardCharsets.UTF_8);
    }

    /** Answers with the problem. */
    public void write(HttpServletResponse response, Problem problem) throws IOException {
        byte[] bytes = bytes(problem);
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
