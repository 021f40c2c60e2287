// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.memory;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GroupId;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.RoleId;
import dev.selfservice.portal.identity.spi.IdentityStore;
import dev.selfservice.portal.identity.spi.ImportsPeople;
import dev.selfservice.portal.identity.spi.ListsGroups;
import dev.selfservice.portal.identity.spi.Memberships;
import dev.selfservice.portal.identity.spi.Person;
import dev.selfservice.portal.people.ImportRun;
import dev.selfservice.portal.people.ImportSource;
import dev.selfservice.portal.people.ImportedMember;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * People in memory, put in one by one; every change acts at once. Safe for use by several threads.
 *
 * <pre>{@code
 * InMemoryIdentityStore people = new InMemoryIdentityStore().person("bea", "Bea Ortiz").person("ana", "Ana Lund");
 * people.manager("ana", "bea").member("ana", "helpdesk");
 * }</pre>
 */
public final class InMemoryIdentityStore implements IdentityStore, ListsGroups, ImportsPeople {

    private final Map<PersonId, Person> people = new ConcurrentHashMap<>();
    private final Map<PersonId, PersonId> managers = new ConcurrentHashMap<>();
    private final Map<Grantee, Set<Grantee>> parents = new ConcurrentHashMap<>();
    private final Map<Grantee, String> names = new ConcurrentHashMap<>();
    private final Set<PersonId> gone = ConcurrentHashMap.newKeySet();
    private final ImportDesk imports = new ImportDesk();

    /** Creates a store without people. */
    public InMemoryIdentityStore() {
        // Everything is put in by the methods below.
    }

    /** Puts an active person in, whose login is their id. */
    public InMemoryIdentityStore person(String id, String name) {
        return person(id, id, name);
    }

    /** Puts an active person in. */
    public InMemoryIdentityStore person(String id, String login, String name) {
        return put(
                new Person(new PersonId(id), login, name, Optional.empty(), Optional.empty(), Optional.empty(), true));
    }

    /** Puts a person in, or changes them. */
    public InMemoryIdentityStore put(Person person) {
        people.put(person.id(), person);
        return this;
    }

    /** Says who a person's manager is. */
    public InMemoryIdentityStore manager(String person, String manager) {
        managers.put(new PersonId(person), new PersonId(manager));
        return this;
    }

    /** Puts a person into a group. */
    public InMemoryIdentityStore member(String person, String group) {
        return link(Grantee.user(new PersonId(person)), Grantee.group(new GroupId(group)));
    }

    /** Puts a group into a group: its members are members of that one too. */
    public InMemoryIdentityStore nest(String inner, String outer) {
        return link(Grantee.group(new GroupId(inner)), Grantee.group(new GroupId(outer)));
    }

    /** Lets a person hold a role. */
    public InMemoryIdentityStore role(String person, String role) {
        return link(Grantee.user(new PersonId(person)), Grantee.role(new RoleId(role)));
    }

    /** Lets every member of a group hold a role. */
    public InMemoryIdentityStore groupRole(String group, String role) {
        return link(Grantee.group(new GroupId(group)), Grantee.role(new RoleId(role)));
    }

    /** Takes a person out of a group. */
    public InMemoryIdentityStore leave(String person, String group) {
        return unlink(Grantee.user(new PersonId(person)), Grantee.group(new GroupId(group)));
    }

    /** Takes a role from a person; what they hold through groups stays. */
    public InMemoryIdentityStore lose(String person, String role) {
        return unlink(Grantee.user(new PersonId(person)), Grantee.role(new RoleId(role)));
    }

    /** Says what people call a group; its id, if not said. */
    public InMemoryIdentityStore group(String id, String name) {
        names.put(Grantee.group(new GroupId(id)), name);
        return this;
    }

    /** Says what people call a role; its id, if not said. */
    public InMemoryIdentityStore title(RoleId role, String name) {
        names.put(Grantee.role(role), name);
        return this;
    }

    /** Makes a person inactive. */
    public void disable(PersonId id) {
        activate(id, false);
    }

    /** Makes a person active. */
    public void enable(PersonId id) {
        activate(id, true);
    }

    @Override
    public Map<PersonId, Person> findAll(Set<PersonId> ids) {
        return ids.stream()
                .flatMap(id -> Stream.ofNullable(people.get(id)))
                .map(this::now)
                .collect(Collectors.toMap(Person::id, Function.identity()));
    }

    @Override
    public Optional<Person> findByLogin(String login) {
        return people.values().stream()
                .filter(person -> person.login().equalsIgnoreCase(login))
                .map(this::now)
                .findFirst();
    }

    @Override
    public Page<Person> search(String text, PageRequest page) {
        String start = text.toLowerCase(Locale.ROOT);
        return Keyset.page(
                people.values().stream().map(this::now).filter(Person::active).filter(person -> begins(person, start)),
                person -> person.name().toLowerCase(Locale.ROOT) + "\n" + person.id(),
                Comparator.naturalOrder(),
                page);
    }

    @Override
    public Map<PersonId, Memberships> memberships(Set<PersonId> ids) {
        return ids.stream().filter(people::containsKey).collect(Collectors.toMap(Function.identity(), this::of));
    }

    @Override
    public Map<PersonId, PersonId> managers(Set<PersonId> ids) {
        return ids.stream()
                .filter(managers::containsKey)
                .collect(Collectors.toMap(Function.identity(), id -> managers.getOrDefault(id, id)));
    }

    @Override
    public Map<Grantee, String> names(Set<Grantee> groupsAndRoles) {
        Set<Grantee> known = known();
        return groupsAndRoles.stream()
                .filter(known::contains)
                .collect(Collectors.toMap(Function.identity(), this::nameOf));
    }

    @Override
    public Map<RoleId, String> roles() {
        return known().stream()
                .filter(each -> each.kind() == Grantee.Kind.ROLE)
                .collect(Collectors.toMap(each -> new RoleId(each.id()), this::nameOf));
    }

    // tag::members[]
    @Override
    public Set<PersonId> members(Grantee groupOrRole, int bound) {
        return people.values().stream()
                .map(this::now)
                .filter(Person::active)
                .map(Person::id)
                .filter(id -> ancestors(Grantee.user(id)).contains(groupOrRole))
                .limit(bound)
                .collect(Collectors.toSet());
    }
    // end::members[]

    @Override
    public ImportRun beginImport(ImportSource source, Duration lease) {
        return new InMemoryImportRun(this, imports.begin(source, lease));
    }

    /** Returns a person as they were put in, whether or not their source still has them. */
    Optional<Person> stored(PersonId id) {
        return Optional.ofNullable(people.get(id));
    }

    /** Notes that the source of a person does not have them any more, or has them again; tells whether that is new. */
    boolean leave(PersonId person, boolean left) {
        return left ? gone.add(person) : gone.remove(person);
    }

    /** Tells whether the source of a person does not have them any more. */
    boolean left(PersonId person) {
        return gone.contains(person);
    }

    /** Returns the name of a group. */
    Optional<String> nameOf(GroupId group) {
        return Optional.ofNullable(names.get(Grantee.group(group)));
    }

    /** Forgets the name of a group. */
    void dropName(GroupId group) {
        names.remove(Grantee.group(group));
    }

    /** Takes a person's manager away. */
    void dropManager(PersonId person) {
        managers.remove(person);
    }

    /** Puts a person or a group into a group. */
    void put(ImportedMember member) {
        link(member.member(), Grantee.group(member.group()));
    }

    /** Takes a person or a group out of a group. */
    void remove(ImportedMember member) {
        unlink(member.member(), Grantee.group(member.group()));
    }

    /** Tells whether a person or a group is in a group. */
    boolean holds(ImportedMember member) {
        return parents.getOrDefault(member.member(), Set.of()).contains(Grantee.group(member.group()));
    }

    private Person now(Person person) {
        return gone.contains(person.id()) ? with(person, false) : person;
    }

    private InMemoryIdentityStore link(Grantee child, Grantee parent) {
        parents.computeIfAbsent(child, key -> ConcurrentHashMap.newKeySet()).add(parent);
        return this;
    }

    private InMemoryIdentityStore unlink(Grantee child, Grantee parent) {
        parents.computeIfPresent(child, (key, of) -> {
            of.remove(parent);
            return of;
        });
        return this;
    }

    private String nameOf(Grantee groupOrRole) {
        return names.getOrDefault(groupOrRole, groupOrRole.id());
    }

    private void activate(PersonId id, boolean active) {
        people.computeIfPresent(id, (key, person) -> with(person, active));
    }

    private static Person with(Person person, boolean active) {
        return new Person(
                person.id(),
                person.login(),
                person.name(),
                person.title(),
                person.department(),
                person.email(),
                active);
    }

    private Memberships of(PersonId id) {
        Set<Grantee> all = ancestors(Grantee.user(id));
        return new Memberships(
                all.stream()
                        .filter(each -> each.kind() == Grantee.Kind.GROUP)
                        .map(each -> new GroupId(each.id()))
                        .collect(Collectors.toSet()),
                all.stream()
                        .filter(each -> each.kind() == Grantee.Kind.ROLE)
                        .map(each -> new RoleId(each.id()))
                        .collect(Collectors.toSet()));
    }

    /** Walks up through groups; a group that is its own ancestor is met once. */
    private Set<Grantee> ancestors(Grantee start) {
        Set<Grantee> found = new LinkedHashSet<>();
        Set<Grantee> next = Set.of(start);
        while (!next.isEmpty()) {
            Set<Grantee> above = new HashSet<>();
            next.forEach(each -> above.addAll(parents.getOrDefault(each, Set.of())));
            above.removeIf(each -> !found.add(each));
            next = above;
        }
        return found;
    }

    private Set<Grantee> known() {
        return Stream.concat(names.keySet().stream(), parents.values().stream().flatMap(Set::stream))
                .collect(Collectors.toSet());
    }

    private static boolean begins(Person person, String start) {
        String name = person.name().toLowerCase(Locale.ROOT);
        return name.startsWith(start)
                || name.contains(" " + start)
                || person.login().toLowerCase(Locale.ROOT).startsWith(start);
    }
}
