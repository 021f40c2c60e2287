// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal;

import java.time.Duration;
import java.util.Map;

/** A limit was reached: wait before the next try. */
public final class TooManyException extends PortalException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public TooManyException(Duration retryAfter) {
        super("too-many", "too many tries, wait before the next one", Map.of());
        this.retryAfter = retryAfter;
    }

    /** Returns how long to wait. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
