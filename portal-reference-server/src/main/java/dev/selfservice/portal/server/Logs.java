// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server;

import org.slf4j.bridge.SLF4JBridgeHandler;

/** Leads what libraries log by other ways into the one log. */
final class Logs {

    private Logs() {}

    static void gather() {
        if (!SLF4JBridgeHandler.isInstalled()) {
            SLF4JBridgeHandler.removeHandlersForRootLogger();
            SLF4JBridgeHandler.install();
        }
    }
}
