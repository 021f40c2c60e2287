// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.check.jars;

import dev.selfservice.portal.plugins.spi.PortalPlugin;
import org.assertj.core.api.Assertions;

/** Counts on a library that only the kit has. */
public final class DemandingPlugin implements PortalPlugin {

    @Override
    public String name() {
        return "Demanding with " + Assertions.class.getSimpleName();
    }
}
