// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.identity;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GroupId;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.jpa.internal.DuplicateKeyException;
import dev.selfservice.portal.jpa.internal.Sql;
import dev.selfservice.portal.people.ImportCounts;
import dev.selfservice.portal.people.ImportCounts.People;
import dev.selfservice.portal.people.ImportCounts.Rows;
import dev.selfservice.portal.people.ImportLimit;
import dev.selfservice.portal.people.ImportRefusal;
import dev.selfservice.portal.people.ImportRun;
import dev.selfservice.portal.people.ImportedMember;
import dev.selfservice.portal.people.ImportedPerson;
import dev.selfservice.portal.spi.Transactions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * One import into the portal's database: a transaction per batch, and one to finish.
 *
 * <p>What was brought is remembered here and not in rows, so that an import without news writes nothing but its lease.
 * What a batch adds to that memory is added after its commit, for a transaction may be repeated.
 */
public final class JpaImportRun implements ImportRun {
    private final Transactions transactions;
    private final ImportLease lease;
    private final ImportedPeople people;
    private final ImportedGroups groups;
    private final ImportEnding ending;
    private final long before;
    private final SeenKeys seen = new SeenKeys();
    private final Set<String> keptGroups = new HashSet<>();
    private ImportCounts counts = ImportCounts.NONE;

    /** Begins with a lease that was just taken. */
    public JpaImportRun(Sql sql, Transactions transactions, ImportLease lease) {
        this.transactions = transactions;
        this.lease = lease;
        this.people = new ImportedPeople(sql, lease.source());
        this.groups = new ImportedGroups(sql, lease.source());
        this.ending = new ImportEnding(sql, lease.source());
        this.before = transactions.read(ending::here);
    }

    @Override
    public Map<PersonId, ImportRefusal> people(List<ImportedPerson> batch) {
        Map<PersonId, ImportRefusal> refused = new HashMap<>();
        Map<PersonId, ImportedPerson> first = new LinkedHashMap<>();
        for (ImportedPerson person : batch) {
            boolean twice =
                    seen.contains(key(Grantee.user(person.id()))) || first.putIfAbsent(person.id(), person) != null;
            if (twice) {
                refused.put(person.id(), ImportRefusal.TWICE);
            }
        }
        ImportedPeople.Written written = written(() -> people.put(new ArrayList<>(first.values())));
        first.keySet().removeAll(written.refused().keySet());
        first.keySet().forEach(id -> seen.add(key(Grantee.user(id))));
        counts = counts.with(written.counts());
        written.refused().forEach(refused::putIfAbsent);
        return refused;
    }

    @Override
    public Map<PersonId, ImportRefusal> managers(Map<PersonId, Optional<PersonId>> batch) {
        Map<PersonId, ImportRefusal> refused = new HashMap<>();
        Map<PersonId, Optional<PersonId>> brought = new HashMap<>(batch);
        brought.keySet().removeIf(person -> !seen.contains(key(Grantee.user(person))));
        batch.keySet().stream()
                .filter(person -> !brought.containsKey(person))
                .forEach(person -> refused.put(person, ImportRefusal.NOT_OF_THIS_SOURCE));
        ImportedPeople.Managed managed = lease.with(() -> people.manage(brought));
        counts = counts.withManagers(managed.changed());
        refused.putAll(managed.refused());
        return refused;
    }

    @Override
    public Map<GroupId, ImportRefusal> groups(Map<GroupId, String> batch) {
        Map<GroupId, ImportRefusal> refused = new HashMap<>();
        Map<GroupId, String> first = new LinkedHashMap<>(batch);
        batch.keySet().stream()
                .filter(group -> seen.contains(key(Grantee.group(group))))
                .forEach(group -> {
                    refused.put(group, ImportRefusal.TWICE);
                    first.remove(group);
                });
        ImportedGroups.Written<GroupId> written = written(() -> groups.put(first));
        first.keySet().removeAll(written.refused().keySet());
        first.keySet().forEach(group -> seen.add(key(Grantee.group(group))));
        counts = counts.withGroups(written.counts());
        refused.putAll(written.refused());
        return refused;
    }

    @Override
    public Map<ImportedMember, ImportRefusal> members(Collection<ImportedMember> batch) {
        Map<ImportedMember, ImportRefusal> refused = new HashMap<>();
        Set<ImportedMember> first = new HashSet<>();
        for (ImportedMember each : batch) {
            if (!seen.contains(key(Grantee.group(each.group())))) {
                refused.put(each, ImportRefusal.NOT_OF_THIS_SOURCE);
            } else if (!seen.contains(key(each.group().value(), each.member().toString()))) {
                first.add(each);
            }
        }
        ImportedGroups.Written<ImportedMember> written = written(() -> groups.add(first));
        first.removeAll(written.refused().keySet());
        first.forEach(each -> seen.add(key(each.group().value(), each.member().toString())));
        counts = counts.withMembers(written.counts());
        refused.putAll(written.refused());
        return refused;
    }

    @Override
    public Set<Grantee> keep(Set<Grantee> peopleAndGroups) {
        Set<Grantee> kept = new HashSet<>();
        lease.with(() -> {
            kept.clear();
            people.mine(ids(peopleAndGroups, Grantee.Kind.USER))
                    .forEach(id -> kept.add(Grantee.user(new PersonId(id))));
            groups.mine(ids(peopleAndGroups, Grantee.Kind.GROUP).stream()
                            .map(GroupId::new)
                            .collect(Collectors.toSet()))
                    .forEach(group -> kept.add(Grantee.group(group)));
            return kept;
        });
        kept.forEach(each -> seen.add(key(each)));
        keptGroups.addAll(ids(kept, Grantee.Kind.GROUP));
        return kept;
    }

    @Override
    public ImportCounts counts() {
        return counts;
    }

    @Override
    public ImportCounts finish(ImportLimit limit) {
        ImportCounts done = lease.with(() -> {
            int leaving = ending.people(id -> seen.contains("user:" + id), before, limit);
            int members = ending.members(
                    each -> keptGroups.contains(each.group()) || seen.contains(key(each.group(), each.member())));
            int dropped = ending.groups(id -> seen.contains("group:" + id));
            lease.end();
            return counts.with(new People(0, 0, 0, leaving, 0))
                    .withMembers(new Rows(0, 0, 0, members))
                    .withGroups(new Rows(0, 0, 0, dropped));
        });
        transactions.afterCommit(() -> counts = done);
        return done;
    }

    @Override
    public void close() {
        lease.end();
    }

    /** Somebody put in by hand at the same moment is met when the batch looks again. */
    private <T> T written(Supplier<T> batch) {
        try {
            return lease.with(batch);
        } catch (DuplicateKeyException meanwhile) {
            return lease.with(batch);
        }
    }

    private static Set<String> ids(Set<Grantee> all, Grantee.Kind kind) {
        return all.stream().filter(each -> each.kind() == kind).map(Grantee::id).collect(Collectors.toSet());
    }

    private static String key(Grantee personOrGroup) {
        return personOrGroup.toString();
    }

    /** No id holds a line feed, so that no group and member run into another pair. */
    private static String key(String group, String member) {
        return "member:" + group + "\n" + member;
    }
}
