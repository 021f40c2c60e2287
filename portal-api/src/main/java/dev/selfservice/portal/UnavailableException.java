// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal;

import java.util.Map;

/** A part of the portal, or a system behind it, cannot answer now: try again later. */
public final class UnavailableException extends PortalException {

    private static final long serialVersionUID = 1L;

    public UnavailableException(String part, String message) {
        super("unavailable", message, Map.of("part", part));
    }

    public UnavailableException(String part, String message, Throwable cause) {
        this(part, message);
        initCause(cause);
    }
}
