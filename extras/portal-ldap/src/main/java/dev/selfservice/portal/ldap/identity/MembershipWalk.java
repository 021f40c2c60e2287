// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.identity;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GroupId;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.RoleId;
import dev.selfservice.portal.identity.spi.Memberships;
import dev.selfservice.portal.ldap.directory.Filters;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Follows groups in groups, up from people and down from groups. Circles end where they began. */
final class MembershipWalk {

    private static final String IN_CHAIN = "1.2.840.113556.1.4.1941";
    private static final int MOST_GROUPS = 10_000;

    private final GroupEntries groups;
    private final PersonEntries people;

    MembershipWalk(GroupEntries groups, PersonEntries people) {
        this.groups = groups;
        this.people = people;
    }

    /** Returns what each of the people belongs to. */
    Map<PersonId, Memberships> up(Collection<PersonEntries.Found> all) throws LDAPException {
        if (groups.settings().nesting() == Nesting.IN_CHAIN) {
            return inChain(all);
        }
        Map<String, Set<GroupEntries.Found>> parents =
                parents(all.stream().map(this::member).collect(Collectors.toSet()));
        return all.stream()
                .collect(Collectors.toMap(PersonEntries.Found::id, person -> above(member(person), parents)));
    }

    /** Returns up to a bound the active people in a group or role. */
    Set<PersonId> down(GroupEntries.Found group, int bound) throws LDAPException {
        Set<PersonId> found = new LinkedHashSet<>();
        Set<DN> seen = new HashSet<>(Set.of(group.dn()));
        Deque<DN> next = new ArrayDeque<>(seen);
        while (!next.isEmpty() && found.size() < bound) {
            refuseEndless(seen.size());
            Set<String> members = Set.copyOf(groups.directory()
                    .values(next.pop(), groups.settings().kind().attribute()));
            if (groups.settings().kind().byDn()) {
                into(found, next, seen, fresh(members, seen));
            } else {
                people.byLogin(members).values().forEach(person -> add(found, person));
            }
        }
        return found.stream().limit(bound).collect(Collectors.toSet());
    }

    private static Set<DN> fresh(Set<String> members, Set<DN> seen) {
        return members.stream()
                .filter(DN::isValidDN)
                .map(PersonEntries::dn)
                .filter(dn -> !seen.contains(dn))
                .collect(Collectors.toSet());
    }

    /** Takes people for people, and what is left below the base of groups for groups. */
    private void into(Set<PersonId> found, Deque<DN> next, Set<DN> seen, Set<DN> fresh) throws LDAPException {
        seen.addAll(fresh);
        Set<DN> rest = new HashSet<>(fresh);
        for (PersonEntries.Found person : people.byDn(fresh).values()) {
            rest.remove(person.dn());
            add(found, person);
        }
        rest.stream()
                .filter(dn -> groups.settings().isGroup(dn) || groups.settings().isRole(dn))
                .forEach(next::add);
    }

    private static void add(Set<PersonId> found, PersonEntries.Found person) {
        if (person.person().active()) {
            found.add(person.id());
        }
    }

    private String member(PersonEntries.Found person) {
        return groups.settings().kind().byDn()
                ? person.dn().toNormalizedString()
                : person.person().login();
    }

    /** Returns for each member, and each group above one, the groups that it is in. */
    private Map<String, Set<GroupEntries.Found>> parents(Set<String> members) throws LDAPException {
        Map<String, Set<GroupEntries.Found>> parents = new HashMap<>();
        Set<String> seen = new HashSet<>(members);
        Set<String> next = members;
        while (!next.isEmpty()) {
            Set<String> above = new HashSet<>();
            for (Map.Entry<GroupEntries.Found, Set<String>> each :
                    groups.having(next).entrySet()) {
                each.getValue().forEach(member -> parents.computeIfAbsent(member, key -> new HashSet<>())
                        .add(each.getKey()));
                String name = each.getKey().dn().toNormalizedString();
                if (groups.settings().kind().byDn() && seen.add(name)) {
                    above.add(name);
                }
            }
            refuseEndless(seen.size() - members.size());
            next = above;
        }
        return parents;
    }

    private static Memberships above(String member, Map<String, Set<GroupEntries.Found>> parents) {
        Set<GroupEntries.Found> found = new HashSet<>();
        Deque<String> next = new ArrayDeque<>(Set.of(member));
        while (!next.isEmpty()) {
            for (GroupEntries.Found group : parents.getOrDefault(next.pop(), Set.of())) {
                if (found.add(group)) {
                    next.add(group.dn().toNormalizedString());
                }
            }
        }
        return memberships(found);
    }

    private Map<PersonId, Memberships> inChain(Collection<PersonEntries.Found> all) throws LDAPException {
        Map<PersonId, Memberships> found = new HashMap<>();
        for (PersonEntries.Found person : all) {
            Filter chain = Filter.createExtensibleMatchFilter(
                    groups.settings().kind().attribute(),
                    IN_CHAIN,
                    false,
                    person.dn().toString());
            found.put(
                    person.id(),
                    memberships(groups.all(Filters.both(groups.settings().kind().filter(), chain))));
        }
        return found;
    }

    private static Memberships memberships(Collection<GroupEntries.Found> found) {
        return new Memberships(
                found.stream()
                        .map(GroupEntries.Found::grantee)
                        .filter(each -> each.kind() == Grantee.Kind.GROUP)
                        .map(each -> new GroupId(each.id()))
                        .collect(Collectors.toSet()),
                found.stream()
                        .map(GroupEntries.Found::grantee)
                        .filter(each -> each.kind() == Grantee.Kind.ROLE)
                        .map(each -> new RoleId(each.id()))
                        .collect(Collectors.toSet()));
    }

    private static void refuseEndless(int groups) throws LDAPException {
        if (groups > MOST_GROUPS) {
            throw new LDAPException(ResultCode.SIZE_LIMIT_EXCEEDED, "more than " + MOST_GROUPS + " groups on the way");
        }
    }
}
