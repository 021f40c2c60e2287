// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.events;

import dev.selfservice.portal.events.spi.StoredChange;

/**
 * A change in the order in which this node met it.
 *
 * @param settled the position below or at which this node has met everything, this change included
 */
record SeenChange(StoredChange stored, long settled) {}
