// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal;

import java.util.Map;

/** The actor may know the thing but not do this. */
public final class ForbiddenException extends PortalException {

    private static final long serialVersionUID = 1L;

    public ForbiddenException(String message) {
        this("forbidden", message);
    }

    public ForbiddenException(String code, String message) {
        super(code, message, Map.of());
    }

    /** Returns the refusal for a permission that the actor does not hold. */
    public static ForbiddenException lacks(Permission permission) {
        return new ForbiddenException("this needs the portal permission " + permission.label());
    }
}
