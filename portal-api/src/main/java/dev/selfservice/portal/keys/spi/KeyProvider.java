// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.keys.spi;

/**
 * Keeps the portal's keys and computes with them; a key never leaves it.
 *
 * <p>Must be safe for use by several threads. A provider that cannot answer throws
 * {@link dev.selfservice.portal.UnavailableException}. An unknown version is refused, never replaced by another (CRY-2).
 */
public interface KeyProvider {

    /** Returns the version to use for new values. */
    int activeVersion(KeyPurpose purpose);

    /** Returns the 32-byte HMAC-SHA-256 of the data under one version of the purpose's key. */
    byte[] mac(KeyPurpose purpose, int version, byte[] data);
}
