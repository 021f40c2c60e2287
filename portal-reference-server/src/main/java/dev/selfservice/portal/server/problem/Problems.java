// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.problem;

import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.ForbiddenException;
import dev.selfservice.portal.InvalidException;
import dev.selfservice.portal.NotFoundException;
import dev.selfservice.portal.PortalException;
import dev.selfservice.portal.StepUpRequiredException;
import dev.selfservice.portal.TooManyException;
import dev.selfservice.portal.signin.SignInRefusedException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;

/** From what was thrown to the problem that is answered: the one table. */
public final class Problems {

    private static final String MISMATCH = ProblemCode.IDEMPOTENCY_MISMATCH.label();

    private Problems() {}

    /** Returns the problem for an exception; for one that nobody foresaw it says nothing about the cause. */
    public static Problem of(Throwable thrown, String requestId) {
        if (thrown instanceof PortalException refusal) {
            return ofPortal(refusal, requestId);
        }
        if (thrown instanceof EdgeException refusal) {
            Problem problem = Problem.of(refusal.code(), words(refusal), requestId);
            return refusal.errors().isEmpty() ? problem : problem.naming(refusal.errors());
        }
        if (thrown instanceof SignInRefusedException) {
            // ENUM-1: one wording for every cause.
            return Problem.of(ProblemCode.SIGN_IN_FAILED, ProblemCode.SIGN_IN_FAILED.meaning(), requestId);
        }
        if (thrown instanceof WebApplicationException refusal) {
            ProblemCode code = ProblemCode.ofStatus(refusal.getResponse().getStatus());
            return Problem.of(code, code.meaning(), requestId);
        }
        return Problem.of(ProblemCode.INTERNAL_ERROR, ProblemCode.INTERNAL_ERROR.meaning(), requestId);
    }

    /** Returns the seconds to wait before another try, where the answer must name them. */
    public static Optional<Long> retryAfter(Throwable thrown, Problem problem) {
        if (thrown instanceof TooManyException refusal) {
            return Optional.of(Math.max(1, refusal.retryAfter().toSeconds()));
        }
        boolean later = problem.status() == ProblemCode.UNAVAILABLE.status()
                || problem.status() == ProblemCode.TOO_MANY.status();
        return later ? Optional.of(1L) : Optional.empty();
    }

    private static Problem ofPortal(PortalException refusal, String requestId) {
        ProblemCode code = codeOf(refusal);
        Problem problem = Problem.of(code, words(refusal), requestId).with(refusal.facts());
        return refusal instanceof InvalidException invalid ? problem.naming(invalid.errors()) : problem;
    }

    private static ProblemCode codeOf(PortalException refusal) {
        if (refusal instanceof InvalidException invalid) {
            boolean mismatch = invalid.errors().stream().anyMatch(error -> MISMATCH.equals(error.rule()));
            return mismatch ? ProblemCode.IDEMPOTENCY_MISMATCH : ProblemCode.INVALID;
        }
        return ProblemCode.find(refusal.code()).orElseGet(() -> kindOf(refusal));
    }

    /** A code without a page of its own gets the page of its kind. */
    private static ProblemCode kindOf(PortalException refusal) {
        if (refusal instanceof ConflictException) {
            return ProblemCode.DUPLICATE;
        }
        if (refusal instanceof ForbiddenException) {
            return ProblemCode.FORBIDDEN;
        }
        if (refusal instanceof NotFoundException) {
            return ProblemCode.NOT_FOUND;
        }
        if (refusal instanceof StepUpRequiredException) {
            return ProblemCode.STEP_UP_REQUIRED;
        }
        return refusal instanceof TooManyException ? ProblemCode.TOO_MANY : ProblemCode.UNAVAILABLE;
    }

    private static String words(RuntimeException refusal) {
        return Optional.ofNullable(refusal.getMessage()).orElse("");
    }
}
