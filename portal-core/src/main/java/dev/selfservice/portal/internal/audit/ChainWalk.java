// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.audit;

import dev.selfservice.portal.UnavailableException;
import dev.selfservice.portal.audit.AuditFinding;
import dev.selfservice.portal.audit.AuditFinding.Kind;
import dev.selfservice.portal.audit.spi.AuditRow;
import dev.selfservice.portal.audit.spi.AuditStore.Head;
import dev.selfservice.portal.keys.spi.KeyProvider;
import dev.selfservice.portal.keys.spi.KeyPurpose;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One reading of the chain, row by row.
 *
 * <p>A row whose MAC does not fit its content was edited. A place in the chain without a row was deleted. A row whose MAC
 * fits but whose seal does not is a misfit: it was moved, its seal was edited, or only the row before it was moved. The
 * last kind is innocent, and is told from the others at the end by the seals of the other misfits, so that what was done
 * to one row is named once. For one thread.
 */
final class ChainWalk {

    private static final int MOST_FINDINGS = 100;
    private static final int MOST_MISFITS = 2 * MOST_FINDINGS;

    /** A row whose seal is not the one that its place asks for. */
    private record Misfit(AuditRow row, byte[] due, boolean genuine) {}

    private final KeyProvider keys;
    private final Head head;
    private final List<AuditFinding> findings = new ArrayList<>();
    private final List<Misfit> misfits = new ArrayList<>();
    private boolean headFits = true;
    private long checked;
    private long sequence;
    private byte[] seal = new byte[0];

    ChainWalk(KeyProvider keys, Head head) {
        this.keys = keys;
        this.head = head;
    }

    /** Returns how many rows were read. */
    long checked() {
        return checked;
    }

    /** Returns the place of the last row. */
    long sequence() {
        return sequence;
    }

    /** Looks at the next row of the chain. */
    void step(AuditRow row) {
        checked++;
        if (row.sequence() <= sequence) {
            add(Kind.REORDERED, row.sequence(), describe(row) + " stands at a place that another row has");
            return;
        }
        boolean gap = row.sequence() != sequence + 1;
        if (gap) {
            deleted(sequence + 1, row.sequence() - 1);
        }
        boolean genuine = checkContent(row);
        byte[] due = seal(seal, row);
        // Behind a gap nobody knows the seal before.
        if (!gap && !MessageDigest.isEqual(due, row.seal()) && misfits.size() < MOST_MISFITS) {
            misfits.add(new Misfit(row, due, genuine));
        }
        if (row.sequence() == head.sequence()) {
            headFits = MessageDigest.isEqual(row.seal(), head.seal()) || MessageDigest.isEqual(due, head.seal());
        }
        sequence = row.sequence();
        seal = row.seal();
    }

    /** Looks at a row that is not sealed yet. */
    void checkWaiting(AuditRow row) {
        checked++;
        checkContent(row);
    }

    /**
     * Returns what was found, by place; nothing may be looked at afterwards.
     *
     * @param last the head as it is now that all rows were read
     */
    List<AuditFinding> findings(Head last) {
        if (head.sequence() > sequence) {
            deleted(sequence + 1, head.sequence());
        } else if (last.sequence() < sequence || !headFits && !isSealOfAMisfit(head.seal())) {
            add(Kind.EDITED, head.sequence(), "the head of the chain was changed after it was written");
        }
        misfits.stream().filter(Misfit::genuine).filter(this::guilty).forEach(this::name);
        return findings.stream()
                .sorted(Comparator.comparingLong(AuditFinding::sequence))
                .limit(MOST_FINDINGS)
                .toList();
    }

    private boolean isSealOfAMisfit(byte[] one) {
        return misfits.stream()
                .anyMatch(misfit -> MessageDigest.isEqual(misfit.row().seal(), one));
    }

    /** Tells whether no seal of another misfit, as it is or as it should be, explains the seal of this one. */
    private boolean guilty(Misfit one) {
        return misfits.stream()
                .filter(other -> other.row().sequence() != one.row().sequence())
                .flatMap(other -> Stream.of(other.row().seal(), other.due()))
                .noneMatch(before ->
                        MessageDigest.isEqual(seal(before, one.row()), one.row().seal()));
    }

    private void name(Misfit one) {
        if (onlyItsSealWasChanged(one)) {
            add(Kind.EDITED, one.row().sequence(), "the seal of " + describe(one.row()) + " was changed");
        } else {
            add(Kind.REORDERED, one.row().sequence(), describe(one.row()) + " is not where it was sealed");
        }
    }

    /** Tells whether what follows was sealed upon the seal that the row should have. */
    private boolean onlyItsSealWasChanged(Misfit one) {
        long place = one.row().sequence();
        return place == head.sequence()
                ? MessageDigest.isEqual(one.due(), head.seal())
                : misfits.stream()
                        .filter(next -> next.row().sequence() == place + 1)
                        .anyMatch(next -> MessageDigest.isEqual(
                                seal(one.due(), next.row()), next.row().seal()));
    }

    private boolean checkContent(AuditRow row) {
        try {
            byte[] mac = keys.mac(KeyPurpose.AUDIT, row.keyVersion(), CanonicalForm.of(row.event()));
            if (MessageDigest.isEqual(mac, row.mac())) {
                return true;
            }
            add(Kind.EDITED, row.sequence(), describe(row) + " was changed after it was written");
        } catch (UnavailableException unknownKey) {
            add(
                    Kind.EDITED,
                    row.sequence(),
                    describe(row) + " names the key version " + row.keyVersion() + ", which does not exist");
        }
        return false;
    }

    private byte[] seal(byte[] before, AuditRow row) {
        try {
            return Seal.of(keys, before, row.sequence(), row);
        } catch (UnavailableException unknownKey) {
            return new byte[0];
        }
    }

    private void deleted(long from, long to) {
        for (long missing = from; missing <= to && findings.size() < MOST_FINDINGS; missing++) {
            add(Kind.DELETED, missing, "the row at place " + missing + " of the chain is gone");
        }
    }

    private void add(Kind kind, long place, String detail) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(new AuditFinding(kind, place, detail));
        }
    }

    private static String describe(AuditRow row) {
        return "row " + row.event().id() + " (" + row.event().action() + ")";
    }
}
