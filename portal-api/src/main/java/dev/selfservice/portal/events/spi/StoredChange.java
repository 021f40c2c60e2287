// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.events.spi;

/**
 * A change as stored.
 *
 * @param position greater than that of every change appended before it, however the transactions ended
 */
public record StoredChange(long position, Change change) {}
