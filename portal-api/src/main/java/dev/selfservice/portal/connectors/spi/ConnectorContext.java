// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.connectors.spi;

import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.spi.PluginIssue;
import java.time.Clock;

/** What the portal lends to a connector; all methods have defaults, so that tests make one with an empty class. */
public interface ConnectorContext {

    /** Returns the system that the connector is for. */
    default SystemId system() {
        return new SystemId("test");
    }

    /** Returns the clock to tell time by. */
    default Clock clock() {
        return Clock.systemUTC();
    }

    /** Reports something an administrator should see. */
    default void report(PluginIssue issue) {}
}
