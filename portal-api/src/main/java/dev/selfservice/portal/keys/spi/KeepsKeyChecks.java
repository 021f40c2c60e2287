// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.keys.spi;

import java.util.Map;

/**
 * An ability of {@link dev.selfservice.portal.plugins.spi.PortalStores}: remembers by what the keys of a database are
 * recognised, so that a portal with other keys starts sealed instead of writing what nobody can check.
 *
 * <p>Must be safe for use by several threads and nodes; writes need a transaction.
 */
public interface KeepsKeyChecks {

    /** Returns the check values by version of the key; in a portal that has never started there is none. */
    Map<Integer, byte[]> keyChecks();

    /** Stores a check value of 32 bytes; false, and nothing is changed, if the version has one already. */
    boolean insertKeyCheck(int version, byte[] value);
}
