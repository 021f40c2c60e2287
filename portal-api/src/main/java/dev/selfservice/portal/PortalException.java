// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal;

import java.util.Map;

/**
 * A call that could not be served, for a reason the caller can act on.
 *
 * <p>There are seven kinds, one per cure. The {@link #code} is stable and names the problem page; the message names the
 * thing, its state and what was expected, and never holds a secret.
 */
public abstract sealed class PortalException extends RuntimeException
        permits NotFoundException,
                ForbiddenException,
                ConflictException,
                InvalidException,
                UnavailableException,
                StepUpRequiredException,
                TooManyException {

    private static final long serialVersionUID = 1L;

    private final String code;

    @SuppressWarnings("serial") // always Map.of or Map.copyOf, which are serializable
    private final Map<String, String> facts;

    PortalException(String code, String message, Map<String, String> facts) {
        super(message);
        this.code = code;
        this.facts = Map.copyOf(facts);
    }

    /** Returns the stable code, for example {@code stale-version}. */
    public final String code() {
        return code;
    }

    /** Returns what a program may want to know beside the message, for example {@code decidedBy}. */
    public final Map<String, String> facts() {
        return facts;
    }
}
