// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.identity;

import com.unboundid.ldap.sdk.LDAPException;
import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.RoleId;
import dev.selfservice.portal.identity.spi.ChecksCredentials;
import dev.selfservice.portal.identity.spi.CredentialAnswer;
import dev.selfservice.portal.identity.spi.IdentityStore;
import dev.selfservice.portal.identity.spi.ListsGroups;
import dev.selfservice.portal.identity.spi.Memberships;
import dev.selfservice.portal.identity.spi.Person;
import dev.selfservice.portal.identity.spi.TellsHealth;
import dev.selfservice.portal.ldap.directory.Directory;
import dev.selfservice.portal.ldap.directory.ResultWords;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** People, groups and roles of a directory, read at each call; passwords are checked by the directory itself. */
final class LdapIdentityStore implements IdentityStore, ListsGroups, ChecksCredentials, TellsHealth, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(LdapIdentityStore.class.getName());
    private static final String PART = "identity";

    private final Directory directory;
    private final PersonEntries people;
    private final PersonSearch search;
    private final GroupEntries groups;
    private final MembershipWalk walk;
    private final DirectoryPasswords passwords;

    LdapIdentityStore(Directory directory, PeopleSettings people, GroupSettings groups, DirectoryPasswords passwords) {
        this.directory = directory;
        this.people = new PersonEntries(directory, people);
        this.search = new PersonSearch(this.people, people);
        this.groups = new GroupEntries(directory, groups);
        this.walk = new MembershipWalk(this.groups, this.people);
        this.passwords = passwords;
    }

    @Override
    public Map<PersonId, Person> findAll(Set<PersonId> ids) {
        return ask(() -> people.byId(ids).values().stream()
                .collect(Collectors.toMap(PersonEntries.Found::id, PersonEntries.Found::person)));
    }

    @Override
    public Optional<Person> findByLogin(String login) {
        return ask(() -> byLogin(login).map(PersonEntries.Found::person));
    }

    @Override
    public Page<Person> search(String text, PageRequest page) {
        return ask(() -> search.search(text, page));
    }

    @Override
    public Map<PersonId, Memberships> memberships(Set<PersonId> ids) {
        return ask(() -> walk.up(people.byId(ids).values()));
    }

    @Override
    public Map<PersonId, PersonId> managers(Set<PersonId> ids) {
        return ask(() -> {
            List<PersonEntries.Found> managed = people.byId(ids).values().stream()
                    .filter(each -> each.manager().isPresent())
                    .toList();
            Map<Object, PersonId> byDn = people
                    .byDn(managed.stream()
                            .flatMap(each -> each.manager().stream())
                            .collect(Collectors.toSet()))
                    .values()
                    .stream()
                    .collect(Collectors.toMap(PersonEntries.Found::dn, PersonEntries.Found::id));
            Map<PersonId, PersonId> managers = new HashMap<>();
            for (PersonEntries.Found each : managed) {
                each.manager()
                        .flatMap(dn -> Optional.ofNullable(byDn.get(dn)))
                        .ifPresent(manager -> managers.put(each.id(), manager));
            }
            return managers;
        });
    }

    @Override
    public Map<Grantee, String> names(Set<Grantee> groupsAndRoles) {
        return ask(() -> groups.byId(groupsAndRoles).stream()
                .collect(Collectors.toMap(GroupEntries.Found::grantee, GroupEntries.Found::name, (one, other) -> one)));
    }

    @Override
    public Map<RoleId, String> roles() {
        return ask(() -> groups.roles().stream()
                .collect(Collectors.toMap(
                        each -> new RoleId(each.grantee().id()), GroupEntries.Found::name, (one, other) -> one)));
    }

    @Override
    public Set<PersonId> members(Grantee groupOrRole, int bound) {
        return ask(() -> {
            Set<PersonId> found = new HashSet<>();
            for (GroupEntries.Found group : groups.byId(Set.of(groupOrRole))) {
                found.addAll(walk.down(group, bound - found.size()));
            }
            return found;
        });
    }

    @Override
    public CredentialAnswer check(String login, char[] password) {
        return ask(() -> passwords.check(byLogin(login), password));
    }

    @Override
    public Optional<String> trouble() {
        return directory.trouble();
    }

    @Override
    public void close() {
        directory.close();
    }

    /** Nobody, if two people share the login: the portal does not choose. */
    private Optional<PersonEntries.Found> byLogin(String login) throws LDAPException {
        List<PersonEntries.Found> found = login.isEmpty()
                ? List.of()
                : people.byLogin(Set.of(login)).values().stream()
                        .filter(each -> each.person().login().equalsIgnoreCase(login))
                        .toList();
        if (found.size() > 1) {
            LOG.log(System.Logger.Level.WARNING, "{0} people of the directory share a login", found.size());
            return Optional.empty();
        }
        return found.stream().findFirst();
    }

    private interface Question<T> {
        T ask() throws LDAPException;
    }

    private static <T> T ask(Question<T> question) {
        try {
            return question.ask();
        } catch (LDAPException answer) {
            throw ResultWords.unavailable(PART, answer);
        }
    }
}
