// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.identity;

import dev.selfservice.portal.ConflictException;
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
import dev.selfservice.portal.jpa.JpaStores;
import dev.selfservice.portal.jpa.internal.Sql;
import dev.selfservice.portal.jpa.internal.identity.GroupRows;
import dev.selfservice.portal.jpa.internal.identity.ImportLease;
import dev.selfservice.portal.jpa.internal.identity.JpaImportRun;
import dev.selfservice.portal.jpa.internal.identity.MembershipGraph;
import dev.selfservice.portal.jpa.internal.identity.PersonRow;
import dev.selfservice.portal.jpa.internal.identity.PersonRows;
import dev.selfservice.portal.people.ImportRun;
import dev.selfservice.portal.people.ImportSource;
import dev.selfservice.portal.spi.Transactions;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * People with managers, groups nested to any depth, roles held directly or through groups, each with validity dates, in
 * the portal's own database.
 *
 * <pre>{@code
 * JpaIdentityStore people = new JpaIdentityStore(stores);
 * people.put(PersonData.of("ana", "Ana Lund").under("bea"));
 * people.putMember(new GroupId("helpdesk"), Grantee.user(new PersonId("ana")), Validity.ALWAYS);
 * }</pre>
 *
 * <p>What counts now is told by the database's clock. Groups that contain each other do no harm. Safe for use by several
 * threads; every change acts at once.
 */
public final class JpaIdentityStore implements IdentityStore, ListsGroups, ImportsPeople {
    private final Transactions transactions;
    private final Sql sql;
    private final PersonRows people;
    private final GroupRows groups;
    private final MembershipGraph graph;

    /** Returns the people kept beside the given stores. */
    public JpaIdentityStore(JpaStores stores) {
        this.transactions = stores.transactions();
        this.sql = stores.sql();
        this.people = new PersonRows(sql);
        this.groups = new GroupRows(sql);
        this.graph = new MembershipGraph(sql);
    }

    @Override
    public Map<PersonId, Person> findAll(Set<PersonId> ids) {
        return transactions.read(() -> people.findAll(ids));
    }

    @Override
    public Optional<Person> findByLogin(String login) {
        return transactions.read(() -> people.findByLogin(login));
    }

    @Override
    public Page<Person> search(String text, PageRequest page) {
        return transactions.read(() -> people.search(text, page));
    }

    @Override
    public Map<PersonId, Memberships> memberships(Set<PersonId> ids) {
        return transactions.read(() -> graph.memberships(ids));
    }

    @Override
    public Map<PersonId, PersonId> managers(Set<PersonId> ids) {
        return transactions.read(() -> people.managers(ids));
    }

    @Override
    public Map<Grantee, String> names(Set<Grantee> groupsAndRoles) {
        return transactions.read(() -> groups.names(groupsAndRoles));
    }

    @Override
    public Map<RoleId, String> roles() {
        return transactions.read(groups::roles);
    }

    @Override
    public Set<PersonId> members(Grantee groupOrRole, int bound) {
        return transactions.read(() -> graph.members(groupOrRole, bound));
    }

    @Override
    public ImportRun beginImport(ImportSource source, Duration lease) {
        return new JpaImportRun(sql, transactions, ImportLease.begin(sql, transactions, source, lease));
    }

    /**
     * Puts a person in, or changes them; whether they are disabled stays as it is.
     *
     * @throws ConflictException {@code duplicate}: somebody else has the login
     */
    public void put(PersonData person) {
        transactions.run(() -> people.put(row(person)));
    }

    /** Puts those people in whose id is not there yet; returns how many. */
    public int addMissing(Collection<PersonData> all) {
        return transactions.call(
                () -> people.addMissing(all.stream().map(JpaIdentityStore::row).toList()));
    }

    /** Makes a person inactive at once; false if there is no such person. */
    public boolean disable(PersonId person) {
        return transactions.call(() -> people.disable(person, true));
    }

    /** Takes back that a person is disabled; false if there is no such person. Who left their source stays inactive. */
    public boolean enable(PersonId person) {
        return transactions.call(() -> people.disable(person, false));
    }

    /** Puts a group in, or renames it. */
    public void putGroup(GroupId group, String name) {
        transactions.run(() -> groups.putGroup(group, name));
    }

    /** Puts a role in, or renames it. */
    public void putRole(RoleId role, String name) {
        transactions.run(() -> groups.putRole(role, name));
    }

    /** Puts a person or a group into a group, or changes for how long. */
    public void putMember(GroupId group, Grantee member, Validity validity) {
        transactions.run(() -> groups.putMember(group, member, validity.from(), validity.until()));
    }

    /** Takes a person or a group out of a group; false if it was not in it. */
    public boolean removeMember(GroupId group, Grantee member) {
        return transactions.call(() -> groups.removeMember(group, member));
    }

    /** Lets a person or each member of a group hold a role, or changes for how long. */
    public void putHolder(RoleId role, Grantee holder, Validity validity) {
        transactions.run(() -> groups.putHolder(role, holder, validity.from(), validity.until()));
    }

    /** Takes a role from a person or a group; false if they did not hold it. */
    public boolean removeHolder(RoleId role, Grantee holder) {
        return transactions.call(() -> groups.removeHolder(role, holder));
    }

    private static PersonRow row(PersonData person) {
        return new PersonRow(
                person.id(),
                person.login(),
                person.name(),
                person.title(),
                person.department(),
                person.email(),
                person.manager(),
                person.validity().from(),
                person.validity().until());
    }
}
