// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal;

import java.util.Map;

/** The thing does not exist, or the actor may not know that it does. */
public final class NotFoundException extends PortalException {

    private static final long serialVersionUID = 1L;

    public NotFoundException(String what) {
        super("not-found", what + " was not found", Map.of());
    }
}
