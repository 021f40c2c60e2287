// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.memory;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GroupId;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.identity.spi.Person;
import dev.selfservice.portal.people.ImportCounts;
import dev.selfservice.portal.people.ImportCounts.People;
import dev.selfservice.portal.people.ImportCounts.Rows;
import dev.selfservice.portal.people.ImportLimit;
import dev.selfservice.portal.people.ImportRefusal;
import dev.selfservice.portal.people.ImportRun;
import dev.selfservice.portal.people.ImportedMember;
import dev.selfservice.portal.people.ImportedPerson;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes people over into memory. */
final class InMemoryImportRun implements ImportRun {

    private final InMemoryIdentityStore store;
    private final ImportDesk.Pass pass;
    private final long active;
    private final Set<Grantee> seen = new HashSet<>();
    private final Set<GroupId> keptGroups = new HashSet<>();
    private final Set<ImportedMember> seenMembers = new HashSet<>();
    private ImportCounts counts = ImportCounts.NONE;

    InMemoryImportRun(InMemoryIdentityStore store, ImportDesk.Pass pass) {
        this.store = store;
        this.pass = pass;
        this.active = pass.with(() -> here().size()).longValue();
    }

    private List<PersonId> here() {
        return pass.desk().owned(pass.source(), Grantee.Kind.USER).stream()
                .map(each -> new PersonId(each.id()))
                .filter(id -> !store.left(id))
                .toList();
    }

    private boolean mine(Grantee each) {
        return pass.desk().owns(pass.source(), each);
    }

    @Override
    public Map<PersonId, ImportRefusal> people(List<ImportedPerson> batch) {
        return pass.with(() -> {
            Map<PersonId, ImportRefusal> refused = new HashMap<>();
            batch.forEach(person -> person(person).ifPresent(why -> refused.put(person.id(), why)));
            return refused;
        });
    }

    private Optional<ImportRefusal> person(ImportedPerson person) {
        Grantee self = Grantee.user(person.id());
        Optional<Person> before = store.stored(person.id());
        if (seen.contains(self)) {
            return Optional.of(ImportRefusal.TWICE);
        }
        if (before.isPresent() && !mine(self)) {
            return Optional.of(ImportRefusal.NOT_OF_THIS_SOURCE);
        }
        if (store.findByLogin(person.login())
                .filter(other -> !other.id().equals(person.id()))
                .isPresent()) {
            return Optional.of(ImportRefusal.LOGIN_TAKEN);
        }
        seen.add(self);
        Person after = new Person(
                person.id(),
                person.login(),
                person.name(),
                person.title(),
                person.department(),
                person.email(),
                before.map(Person::active).orElse(true));
        boolean back = store.leave(person.id(), false);
        boolean differs = !before.equals(Optional.of(after));
        if (differs) {
            store.put(after);
        }
        pass.desk().own(pass.source(), self);
        counts = counts.with(counted(before.isPresent(), back, differs));
        return Optional.empty();
    }

    private static People counted(boolean before, boolean back, boolean differs) {
        if (!before) {
            return new People(1, 0, 0, 0, 0);
        }
        if (back) {
            return new People(0, 0, 0, 0, 1);
        }
        return differs ? new People(0, 1, 0, 0, 0) : new People(0, 0, 1, 0, 0);
    }

    @Override
    public Map<PersonId, ImportRefusal> managers(Map<PersonId, Optional<PersonId>> batch) {
        return pass.with(() -> {
            Map<PersonId, ImportRefusal> refused = new HashMap<>();
            batch.forEach((person, manager) -> manager(person, manager).ifPresent(why -> refused.put(person, why)));
            return refused;
        });
    }

    private Optional<ImportRefusal> manager(PersonId person, Optional<PersonId> manager) {
        if (!seen.contains(Grantee.user(person))) {
            return Optional.of(ImportRefusal.NOT_OF_THIS_SOURCE);
        }
        if (manager.isPresent() && manager.flatMap(store::stored).isEmpty()) {
            return Optional.of(ImportRefusal.UNKNOWN);
        }
        Optional<PersonId> before =
                Optional.ofNullable(store.managers(Set.of(person)).get(person));
        if (!before.equals(manager)) {
            manager.ifPresentOrElse(
                    boss -> store.manager(person.value(), boss.value()), () -> store.dropManager(person));
            counts = counts.withManagers(1);
        }
        return Optional.empty();
    }

    @Override
    public Map<GroupId, ImportRefusal> groups(Map<GroupId, String> batch) {
        return pass.with(() -> {
            Map<GroupId, ImportRefusal> refused = new HashMap<>();
            batch.forEach((group, name) -> group(group, name).ifPresent(why -> refused.put(group, why)));
            return refused;
        });
    }

    private Optional<ImportRefusal> group(GroupId group, String name) {
        Grantee self = Grantee.group(group);
        Optional<String> before = store.nameOf(group);
        if (seen.contains(self)) {
            return Optional.of(ImportRefusal.TWICE);
        }
        if (before.isPresent() && !mine(self)) {
            return Optional.of(ImportRefusal.NOT_OF_THIS_SOURCE);
        }
        seen.add(self);
        pass.desk().own(pass.source(), self);
        store.group(group.value(), name);
        boolean same = before.equals(Optional.of(name));
        counts = counts.withGroups(
                before.isEmpty() ? new Rows(1, 0, 0, 0) : same ? new Rows(0, 0, 1, 0) : new Rows(0, 1, 0, 0));
        return Optional.empty();
    }

    @Override
    public Map<ImportedMember, ImportRefusal> members(Collection<ImportedMember> batch) {
        return pass.with(() -> {
            Map<ImportedMember, ImportRefusal> refused = new HashMap<>();
            batch.forEach(each -> member(each).ifPresent(why -> refused.put(each, why)));
            return refused;
        });
    }

    private Optional<ImportRefusal> member(ImportedMember each) {
        if (!seen.contains(Grantee.group(each.group()))) {
            return Optional.of(ImportRefusal.NOT_OF_THIS_SOURCE);
        }
        Grantee member = each.member();
        boolean known = member.kind() == Grantee.Kind.GROUP
                ? store.nameOf(new GroupId(member.id())).isPresent()
                : store.stored(new PersonId(member.id())).isPresent();
        if (!known) {
            return Optional.of(ImportRefusal.UNKNOWN);
        }
        if (seenMembers.add(each)) {
            boolean there = store.holds(each);
            if (!there) {
                store.put(each);
                pass.desk().members(pass.source()).add(each);
            }
            counts = counts.withMembers(there ? new Rows(0, 0, 1, 0) : new Rows(1, 0, 0, 0));
        }
        return Optional.empty();
    }

    @Override
    public Set<Grantee> keep(Set<Grantee> peopleAndGroups) {
        return pass.with(() -> {
            Set<Grantee> kept = new HashSet<>(peopleAndGroups);
            kept.removeIf(each -> !mine(each));
            seen.addAll(kept);
            kept.stream()
                    .filter(each -> each.kind() == Grantee.Kind.GROUP)
                    .forEach(each -> keptGroups.add(new GroupId(each.id())));
            return kept;
        });
    }

    @Override
    public ImportCounts counts() {
        return counts;
    }

    @Override
    public ImportCounts finish(ImportLimit limit) {
        ImportCounts done = pass.with(() -> {
            List<PersonId> leaving = here().stream()
                    .filter(id -> !seen.contains(Grantee.user(id)))
                    .toList();
            limit.require(leaving.size(), active);
            leaving.forEach(id -> store.leave(id, true));
            return counts.with(new People(0, 0, 0, leaving.size(), 0))
                    .withMembers(new Rows(0, 0, 0, endMembers()))
                    .withGroups(new Rows(0, 0, 0, endGroups()));
        });
        counts = done;
        close();
        return done;
    }

    private int endMembers() {
        Set<ImportedMember> all = pass.desk().members(pass.source());
        List<ImportedMember> ended = all.stream()
                .filter(each -> !seenMembers.contains(each) && !keptGroups.contains(each.group()))
                .toList();
        ended.forEach(store::remove);
        ended.forEach(all::remove);
        return ended.size();
    }

    private int endGroups() {
        List<Grantee> ended = pass.desk().owned(pass.source(), Grantee.Kind.GROUP).stream()
                .filter(each -> !seen.contains(each))
                .toList();
        ended.forEach(each -> store.dropName(new GroupId(each.id())));
        ended.forEach(pass.desk()::disown);
        return ended.size();
    }

    @Override
    public void close() {
        pass.end();
    }
}
