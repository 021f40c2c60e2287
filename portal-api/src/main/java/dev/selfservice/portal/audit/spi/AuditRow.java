// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.audit.spi;

import dev.selfservice.portal.audit.AuditEvent;

/**
 * An event as stored.
 *
 * @param keyVersion the version of the audit key that made the MAC and the seal
 * @param mac the MAC over the event's canonical form
 * @param sequence the place in the chain, from 1; 0 while not sealed
 * @param seal the seal of the chain up to here; empty while not sealed
 */
public record AuditRow(AuditEvent event, int keyVersion, byte[] mac, long sequence, byte[] seal) {}
