// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.check.jars;

import dev.selfservice.portal.plugins.spi.PortalPlugin;
import java.util.concurrent.CountDownLatch;

/** Waits for something that never comes. */
public final class HangingPlugin implements PortalPlugin {

    /** Waits. */
    public HangingPlugin() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
