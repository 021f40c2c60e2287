// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Supplier;

/** The one mapper: whatever is thrown becomes a problem answer, and only what nobody foresaw is logged with its trace. */
@Provider
public final class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = System.getLogger(ProblemMapper.class.getName());

    private final Supplier<String> requestId;

    public ProblemMapper(Supplier<String> requestId) {
        this.requestId = requestId;
    }

    @Override
    public Response toResponse(Throwable thrown) {
        Throwable cause = unwrap(thrown);
        Problem problem = Problems.of(cause, requestId.get());
        if (problem.status() == ProblemCode.INTERNAL_ERROR.status()) {
            LOG.log(Level.ERROR, "a call failed in a way nobody foresaw", cause);
        }
        Response.ResponseBuilder answer =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        Problems.retryAfter(cause, problem).ifPresent(seconds -> answer.header(HttpHeaders.RETRY_AFTER, seconds));
        if (problem.code().equals(ProblemCode.NOT_SIGNED_IN.label())) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        allowed(cause).ifPresent(methods -> answer.header(HttpHeaders.ALLOW, methods));
        return answer.build();
    }

    /** The refusals of ours are sometimes wrapped by the library that called us. */
    private static Throwable unwrap(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof EdgeException || each instanceof dev.selfservice.portal.PortalException) {
                return each;
            }
        }
        return thrown;
    }

    private static Optional<String> allowed(Throwable thrown) {
        return thrown instanceof WebApplicationException refusal
                ? Optional.ofNullable(refusal.getResponse().getHeaderString(HttpHeaders.ALLOW))
                : Optional.empty();
    }
}
