// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal;

import java.time.Duration;
import java.util.Map;

/** The actor must prove themselves again, or more strongly, before this call (STEP-3). */
public final class StepUpRequiredException extends PortalException {

    private static final long serialVersionUID = 1L;

    public StepUpRequiredException(int level, Duration maxAge) {
        super(
                "step-up-required",
                "this needs assurance " + level + " proved within " + maxAge.toMinutes() + " minutes",
                Map.of("level", Integer.toString(level), "maxAge", maxAge.toString()));
    }
}
