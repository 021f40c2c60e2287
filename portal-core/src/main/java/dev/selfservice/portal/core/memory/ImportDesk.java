// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.memory;

import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.people.ImportSource;
import dev.selfservice.portal.people.ImportedMember;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What belongs to which source, and which run may write; one thing at a time. */
final class ImportDesk {

    private final Map<Grantee, ImportSource> owners = new HashMap<>();
    private final Map<ImportSource, Set<ImportedMember>> members = new HashMap<>();
    private final Map<ImportSource, Slot> slots = new HashMap<>();

    /** A source under import: a run that does not stand here has lost it. */
    private record Slot(long run, long end) {}

    /** The right of one run to write for a source. */
    record Pass(ImportDesk desk, ImportSource source, long run, Duration lease) {

        /** Does something as long as no other run has begun. */
        <T> T with(Supplier<T> work) {
            return desk.with(this, work);
        }

        /** Ends the right. */
        void end() {
            desk.end(this);
        }
    }

    synchronized Pass begin(ImportSource source, Duration lease) {
        Slot last = slots.getOrDefault(source, new Slot(0, Long.MIN_VALUE));
        if (last.end() != Long.MIN_VALUE && last.end() - System.nanoTime() > 0) {
            throw new ConflictException("import-running", "an import of " + source + " is under way");
        }
        Pass pass = new Pass(this, source, last.run() + 1, lease);
        renew(pass);
        return pass;
    }

    boolean owns(ImportSource source, Grantee personOrGroup) {
        return source.equals(owners.get(personOrGroup));
    }

    void own(ImportSource source, Grantee personOrGroup) {
        owners.put(personOrGroup, source);
    }

    void disown(Grantee personOrGroup) {
        owners.remove(personOrGroup);
    }

    List<Grantee> owned(ImportSource source, Grantee.Kind kind) {
        return owners.entrySet().stream()
                .filter(each -> each.getValue().equals(source))
                .map(Map.Entry::getKey)
                .filter(each -> each.kind() == kind)
                .sorted(Comparator.comparing(Grantee::id))
                .toList();
    }

    Set<ImportedMember> members(ImportSource source) {
        return members.computeIfAbsent(source, key -> new HashSet<>());
    }

    private synchronized <T> T with(Pass pass, Supplier<T> work) {
        Slot slot = slots.getOrDefault(pass.source(), new Slot(0, Long.MIN_VALUE));
        if (slot.run() != pass.run() || slot.end() == Long.MIN_VALUE) {
            throw new ConflictException(
                    "import-lost", "another import of " + pass.source() + " has begun, or this ended");
        }
        renew(pass);
        return work.get();
    }

    private void renew(Pass pass) {
        long end = System.nanoTime() + pass.lease().toNanos();
        slots.put(pass.source(), new Slot(pass.run(), end == Long.MIN_VALUE ? end + 1 : end));
    }

    private synchronized void end(Pass pass) {
        if (slots.getOrDefault(pass.source(), new Slot(0, 0)).run() == pass.run()) {
            slots.put(pass.source(), new Slot(pass.run(), Long.MIN_VALUE));
        }
    }
}
