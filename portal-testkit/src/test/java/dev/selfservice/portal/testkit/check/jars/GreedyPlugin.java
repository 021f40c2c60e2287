// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.check.jars;

import dev.selfservice.portal.connectors.spi.ReadsAssignments;
import java.util.Map;
import java.util.Set;

/** Takes from everybody what it is to take from one. */
public final class GreedyPlugin extends ShelfPlugin {

    @Override
    protected void take(
            Map<String, Set<ReadsAssignments.HeldEntitlement>> shelf,
            String login,
            ReadsAssignments.HeldEntitlement one) {
        shelf.values().forEach(all -> all.remove(one));
    }
}
