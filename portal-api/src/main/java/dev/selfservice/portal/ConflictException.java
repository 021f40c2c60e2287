// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal;

import java.util.Map;

/** The thing is not, or no longer, in the state that the call expects: read it again. */
public final class ConflictException extends PortalException {

    private static final long serialVersionUID = 1L;

    /** The code of a write that carried an old version. */
    public static final String STALE_VERSION = "stale-version";

    public ConflictException(String code, String message) {
        this(code, message, Map.of());
    }

    public ConflictException(String code, String message, Map<String, String> facts) {
        super(code, message, facts);
    }

    /** Returns the conflict for a write that carried an old version. */
    public static ConflictException stale(String what) {
        return new ConflictException(STALE_VERSION, what + " has changed meanwhile, read it again");
    }
}
