// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.check;

import dev.selfservice.portal.plugins.spi.PortalPlugin;
import dev.selfservice.portal.testkit.plugins.PortalPluginContract;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract of plug-ins, on whatever is handed in. */
@ExtendWith(HandedIn.class)
final class CheckedPlugin extends PortalPluginContract {

    private final Supplier<PortalPlugin> plugins;

    CheckedPlugin(Supplier<PortalPlugin> plugins) {
        this.plugins = plugins;
    }

    @Override
    protected PortalPlugin plugin() {
        return plugins.get();
    }
}
