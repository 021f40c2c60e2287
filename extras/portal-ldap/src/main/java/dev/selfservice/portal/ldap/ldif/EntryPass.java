// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.ldif;

import com.unboundid.ldap.sdk.Entry;
import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GroupId;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.ldap.ldif.EntryIndex.State;
import dev.selfservice.portal.ldap.ldif.EntryReader.Refused;
import dev.selfservice.portal.ldap.ldif.LdifRejection.Reason;
import dev.selfservice.portal.people.ImportRefusal;
import dev.selfservice.portal.people.ImportRun;
import dev.selfservice.portal.people.ImportedPerson;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The first way through a file: brings people and groups, and remembers who stands behind which name. */
final class EntryPass {

    static final int BATCH = 500;

    private final ImportRun run;
    private final EntryReader reader;
    private final EntryIndex index;
    private final Findings findings;
    private final Map<PersonId, ImportedPerson> people = new LinkedHashMap<>();
    private final Map<GroupId, String> groups = new LinkedHashMap<>();
    private final Map<Grantee, Place> places = new HashMap<>();

    /** Where an entry stands that waits in a batch. */
    private record Place(long line, String dn, String name) {}

    EntryPass(ImportRun run, EntryReader reader, EntryIndex index, Findings findings) {
        this.run = run;
        this.reader = reader;
        this.index = index;
        this.findings = findings;
    }

    void take(LdifRecord record) {
        findings.entry();
        try {
            Entry entry = reader.entry(record);
            String name = Names.normal(entry.getDN()).orElse("");
            Optional<EntryIndex.Entry> earlier = index.find(name);
            if (earlier.isPresent()) {
                String where = "line " + earlier.get().line() + " begins an entry with this name";
                throw new Refused(Reason.DUPLICATE_DN, where);
            }
            reader.requireClass(entry);
            if (reader.person(entry)) {
                ImportedPerson person = reader.toPerson(entry);
                add(Grantee.user(person.id()), new Place(record.line(), entry.getDN(), name));
                people.put(person.id(), person);
            } else if (reader.group(entry)) {
                GroupId group = new GroupId(reader.toGroup(entry));
                add(Grantee.group(group), new Place(record.line(), entry.getDN(), name));
                groups.put(group, group.value());
            } else {
                findings.ignore();
            }
        } catch (Refused refused) {
            findings.reject(record.line(), record.dn(), refused.reason(), String.valueOf(refused.getMessage()));
            remember(record);
        }
        if (places.size() >= BATCH) {
            flush();
        }
    }

    private void add(Grantee who, Place place) {
        if (places.containsKey(who)) {
            // In one batch an id stands for one entry; the second is refused by the next batch.
            flush();
        }
        index.add(place.name(), who, place.line(), State.TAKEN);
        places.put(who, place);
    }

    /** An entry that cannot be taken still says that its person or group is there. */
    private void remember(LdifRecord record) {
        String name = Names.normal(record.dn())
                .filter(each -> !each.isEmpty() && index.find(each).isEmpty())
                .orElse("line " + record.line());
        reader.guess(record).ifPresent(who -> index.add(name, who, record.line(), State.REJECTED));
    }

    /** Brings what waits, and says of rejected entries that they are there. */
    void finish() {
        flush();
        Map<Integer, Grantee> some = new HashMap<>();
        index.each(State.REJECTED, (place, who) -> {
            some.put(place, who);
            if (some.size() == BATCH) {
                keep(some);
                some.clear();
            }
        });
        keep(some);
    }

    private void keep(Map<Integer, Grantee> some) {
        if (!some.isEmpty()) {
            Set<Grantee> kept = run.keep(Set.copyOf(some.values()));
            some.forEach((place, who) -> index.mark(place, kept.contains(who) ? State.KEPT : State.NOBODY));
        }
    }

    private void flush() {
        if (!people.isEmpty()) {
            Map<PersonId, ImportRefusal> refused = run.people(List.copyOf(people.values()));
            refused.forEach((id, why) -> refuse(Grantee.user(id), why));
            findings.people(people.size() - refused.size());
        }
        if (!groups.isEmpty()) {
            Map<GroupId, ImportRefusal> refused = run.groups(Map.copyOf(groups));
            refused.forEach((id, why) -> refuse(Grantee.group(id), why));
            findings.groups(groups.size() - refused.size());
        }
        people.clear();
        groups.clear();
        places.clear();
    }

    private void refuse(Grantee who, ImportRefusal why) {
        Place place = places.get(who);
        if (place != null) {
            findings.refuse(place.line(), place.dn(), why, who.toString());
            index.mark(place.name(), why == ImportRefusal.TWICE ? State.NOBODY : State.REJECTED);
        }
    }
}
