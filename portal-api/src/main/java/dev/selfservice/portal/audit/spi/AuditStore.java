// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.audit.spi;

import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.audit.AuditEvent;
import java.time.Duration;
import java.util.List;

/** Keeps the audit trail: appended, then sealed once, never changed. All calls run in the caller's transaction. */
public interface AuditStore {

    /** The head of the chain: the last sequence given out and its seal; 0 and empty at the beginning. */
    record Head(long sequence, byte[] seal) {}

    /** Appends a row that is not sealed. */
    void append(AuditRow row);

    /** Lists events, newest first. */
    Page<AuditEvent> list(PageRequest page);

    /**
     * Locks the head of the chain for this transaction, so that one sealer works at a time among all nodes; empty if
     * another has it now.
     */
    java.util.Optional<Head> lockHead();

    /** Returns up to {@code most} committed rows that are not sealed, oldest first, by time, then id. */
    List<AuditRow> unsealed(int most);

    /** Stores the seals of rows that were not sealed, and the new head; a row that is sealed never changes. */
    void seal(List<AuditRow> sealed, Head head);

    /** Returns up to {@code most} sealed rows whose sequence is above the given one, in sequence. */
    List<AuditRow> sealedAfter(long sequence, int most);

    /** Returns the head as stored. */
    Head head();

    /** Tells how far the oldest row that is not sealed lies back; zero if every row is sealed. */
    Duration sealLag();
}
