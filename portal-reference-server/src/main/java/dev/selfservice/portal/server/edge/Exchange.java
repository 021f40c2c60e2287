// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.edge;

import java.time.Duration;

/**
 * One request that was answered, as the log and the counters see it.
 *
 * @param route the template that was matched, for example {@code /tasks/{id}}; never the address itself, which would make
 *     endless series
 */
public record Exchange(String method, String route, int status, Duration took, Client client) {

    /** The name under which a request carries its route. */
    public static final String ROUTE = Exchange.class.getName() + ".route";
}
