// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.edge;

import dev.selfservice.portal.Origin;

/**
 * Where a call comes from.
 *
 * @param address the full address, for limits only; never logged nor stored as it stands
 * @param origin what may be written down: request id, truncated address, family of the program
 */
public record Client(String address, Origin origin) {

    /** The name under which a request carries its client. */
    public static final String ATTRIBUTE = Client.class.getName();

    /** Returns text that names the client without its full address. */
    @Override
    public String toString() {
        return "Client[" + origin.address() + "]";
    }
}
