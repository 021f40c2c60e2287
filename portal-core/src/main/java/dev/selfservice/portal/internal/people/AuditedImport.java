// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.people;

import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GroupId;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.people.ImportCounts;
import dev.selfservice.portal.people.ImportLimit;
import dev.selfservice.portal.people.ImportRefusal;
import dev.selfservice.portal.people.ImportRun;
import dev.selfservice.portal.people.ImportedMember;
import dev.selfservice.portal.people.ImportedPerson;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A run whose end is written down in the transaction in which it happens. */
final class AuditedImport implements ImportRun {

    private final ImportRun run;
    private final ImportNotes notes;

    AuditedImport(ImportRun run, ImportNotes notes) {
        this.run = run;
        this.notes = notes;
    }

    @Override
    public Map<PersonId, ImportRefusal> people(List<ImportedPerson> batch) {
        return run.people(batch);
    }

    @Override
    public Map<PersonId, ImportRefusal> managers(Map<PersonId, Optional<PersonId>> batch) {
        return run.managers(batch);
    }

    @Override
    public Map<GroupId, ImportRefusal> groups(Map<GroupId, String> batch) {
        return run.groups(batch);
    }

    @Override
    public Map<ImportedMember, ImportRefusal> members(Collection<ImportedMember> batch) {
        return run.members(batch);
    }

    @Override
    public Set<Grantee> keep(Set<Grantee> peopleAndGroups) {
        return run.keep(peopleAndGroups);
    }

    @Override
    public ImportCounts counts() {
        return run.counts();
    }

    @Override
    public ImportCounts finish(ImportLimit limit) {
        try {
            return notes.finished(() -> run.finish(limit));
        } catch (ConflictException refused) {
            notes.refused(String.valueOf(refused.getMessage()));
            throw refused;
        }
    }

    @Override
    public void close() {
        run.close();
    }
}
