// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.ldif;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GroupId;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.ldap.ldif.EntryIndex.Entry;
import dev.selfservice.portal.ldap.ldif.EntryIndex.State;
import dev.selfservice.portal.ldap.ldif.LdifRejection.Reason;
import dev.selfservice.portal.people.ImportRun;
import dev.selfservice.portal.people.ImportedMember;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The second way through a file, when every name is known: brings managers and members. */
final class ReferencePass {

    private final ImportRun run;
    private final EntryIndex index;
    private final Findings findings;
    private final Map<PersonId, Optional<PersonId>> managers = new HashMap<>();
    private final Map<ImportedMember, Place> members = new LinkedHashMap<>();
    private final Map<PersonId, Place> places = new HashMap<>();

    /** Where a reference stands. */
    private record Place(long line, String dn) {}

    ReferencePass(ImportRun run, EntryIndex index, Findings findings) {
        this.run = run;
        this.index = index;
        this.findings = findings;
    }

    void take(LdifRecord record) {
        Optional<Entry> self = Names.normal(record.dn())
                .flatMap(index::find)
                .filter(each -> each.line() == record.line() && each.state() == State.TAKEN);
        if (self.isEmpty()) {
            return;
        }
        Grantee who = self.get().who();
        if (who.kind() == Grantee.Kind.USER) {
            manager(new PersonId(who.id()), record);
        } else {
            GroupId group = new GroupId(who.id());
            record.of("member").forEach(line -> member(group, line, record));
            record.of("uniquemember").forEach(line -> member(group, line, record));
        }
    }

    /** Brings what waits. */
    void finish() {
        flushManagers();
        flushMembers();
    }

    private void manager(PersonId person, LdifRecord record) {
        Optional<LdifLine> line = record.of("manager").stream().findFirst();
        Optional<Grantee> manager = line.flatMap(each -> resolve(each, record, Reason.UNKNOWN_MANAGER))
                .filter(each -> each.kind() == Grantee.Kind.USER);
        managers.put(person, manager.map(each -> new PersonId(each.id())));
        places.put(person, new Place(line.map(LdifLine::number).orElse(record.line()), record.dn()));
        if (managers.size() >= EntryPass.BATCH) {
            flushManagers();
        }
    }

    private void member(GroupId group, LdifLine line, LdifRecord record) {
        // Directories that want at least one member hold an empty one in groups without.
        if (line.value().filter(String::isEmpty).isPresent()) {
            return;
        }
        resolve(line, record, Reason.UNKNOWN_MEMBER)
                .ifPresent(who -> members.put(new ImportedMember(group, who), new Place(line.number(), record.dn())));
        if (members.size() >= EntryPass.BATCH) {
            flushMembers();
        }
    }

    private Optional<Grantee> resolve(LdifLine line, LdifRecord record, Reason unknown) {
        String value = line.value().orElse("\0");
        Optional<String> name = Names.ofMember(value);
        if (name.isEmpty()) {
            findings.reject(line.number(), record.dn(), Reason.BAD_DN, line.attribute() + " is no name");
            return Optional.empty();
        }
        Optional<Grantee> who = name.flatMap(index::find)
                .filter(Entry::known)
                .map(Entry::who)
                .filter(each -> unknown != Reason.UNKNOWN_MANAGER || each.kind() == Grantee.Kind.USER);
        if (who.isEmpty()) {
            findings.reject(line.number(), record.dn(), unknown, value);
        }
        return who;
    }

    private void flushManagers() {
        if (!managers.isEmpty()) {
            run.managers(Map.copyOf(managers)).forEach((person, why) -> {
                Place place = places.getOrDefault(person, new Place(0, ""));
                findings.reject(place.line(), place.dn(), Reason.UNKNOWN_MANAGER, why.toString());
            });
        }
        managers.clear();
        places.clear();
    }

    private void flushMembers() {
        if (!members.isEmpty()) {
            run.members(members.keySet()).forEach((member, why) -> {
                Place place = members.getOrDefault(member, new Place(0, ""));
                findings.reject(place.line(), place.dn(), Reason.UNKNOWN_MEMBER, why.toString());
            });
        }
        members.clear();
    }
}
