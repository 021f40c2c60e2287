// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.plugins;

import dev.selfservice.portal.plugins.spi.PortalPlugin;
import dev.selfservice.portal.testkit.check.HandedIn;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract of plug-ins on a specimen; no test by itself. */
@ExtendWith(HandedIn.class)
final class PluginInZoo extends PortalPluginContract {

    private final Supplier<PortalPlugin> plugins;

    PluginInZoo(Supplier<PortalPlugin> plugins) {
        this.plugins = plugins;
    }

    @Override
    protected PortalPlugin plugin() {
        return plugins.get();
    }
}
