// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.connectors.spi;

/**
 * Reaches one target system. Its abilities are the further interfaces of this package that it implements.
 *
 * <p>A connector must be safe for use by several threads. It is never called inside a database transaction. It should
 * give up by itself after its own time-out; the portal stops waiting after the configured one and repeats the order
 * later, with the same order id.
 */
public interface Connector extends AutoCloseable {

    /** Tells whether the system can be reached now; must return within 10 seconds. */
    SystemHealth check();

    /** Frees connections; called once, when the portal stops. */
    @Override
    void close();
}
