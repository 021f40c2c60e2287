// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server;

import dev.selfservice.portal.server.edge.RequestIds;
import dev.selfservice.portal.server.problem.Problem;
import dev.selfservice.portal.server.problem.ProblemCode;
import dev.selfservice.portal.server.problem.ProblemWriter;
import java.nio.ByteBuffer;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers what never reaches a filter or resource of ours, such as a broken request line, as a problem. */
final class ErrorAnswers implements Request.Handler {

    /** All others are the sender's fault, also those that HTTP counts as the server's, such as an unknown version. */
    private static final Set<Integer> KNOWN = Set.of(404, 405, 413, 415, 500, 503);

    private final ProblemWriter problems;

    ErrorAnswers(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        ProblemCode code = KNOWN.contains(status) ? ProblemCode.ofStatus(status) : ProblemCode.MALFORMED_REQUEST;
        Problem problem = Problem.of(code, code.meaning(), RequestIds.current());
        response.setStatus(problem.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.write(true, ByteBuffer.wrap(problems.bytes(problem)), callback);
        return true;
    }
}
