// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.check.jars;

import dev.selfservice.portal.plugins.spi.PortalPlugin;

/** Cannot be made. */
public final class ThrowingPlugin implements PortalPlugin {

    /** Throws. */
    public ThrowingPlugin() {
        throw new IllegalStateException("no licence found");
    }
}
