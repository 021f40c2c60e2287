// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.identity;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GroupId;
import dev.selfservice.portal.RoleId;
import dev.selfservice.portal.ldap.directory.Directory;
import dev.selfservice.portal.ldap.directory.Filters;
import dev.selfservice.portal.ldap.directory.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The entries of groups; those below the base of roles are roles. */
record GroupEntries(Directory directory, GroupSettings settings) {

    /** A group or role with its entry. */
    record Found(Grantee grantee, String name, DN dn) {}

    /** Returns those of the groups and roles that exist. */
    List<Found> byId(Set<Grantee> wanted) throws LDAPException {
        List<Found> found = new ArrayList<>();
        List<String> ids = wanted.stream().map(Grantee::id).distinct().toList();
        for (List<String> batch : Batches.of(ids)) {
            Filter any = Filter.createORFilter(
                    batch.stream().map(id -> settings.id().matching(id)).toList());
            found.addAll(all(Filters.both(settings.kind().filter(), any)));
        }
        found.removeIf(each -> !wanted.contains(each.grantee()));
        return found;
    }

    /** Returns all roles. */
    List<Found> roles() throws LDAPException {
        List<Found> found = new ArrayList<>();
        if (settings.roles().isPresent()) {
            Query query = Query.below(settings.roles().get(), settings.kind().filter(), attributes());
            directory.each(query, entry -> found(entry).ifPresent(found::add));
        }
        return found;
    }

    /** Returns all groups and roles that match, looked for below each base. */
    List<Found> all(Filter filter) throws LDAPException {
        List<Found> found = new ArrayList<>();
        for (DN base : settings.bases()) {
            for (SearchResultEntry entry : directory.search(Query.below(base, filter, attributes()))) {
                found(entry).ifPresent(found::add);
            }
        }
        return found;
    }

    /** Returns the groups and roles that have one of the members, each with those of the members that it has. */
    Map<Found, Set<String>> having(Set<String> members) throws LDAPException {
        String attribute = settings.kind().attribute();
        List<String> attributes = new ArrayList<>(attributes());
        attributes.add(attribute);
        Map<Found, Set<String>> found = new HashMap<>();
        for (List<String> batch : Batches.of(members)) {
            Filter any = Filters.anyOf(attribute, batch);
            Filter filter = Filters.both(settings.kind().filter(), any);
            for (DN base : settings.bases()) {
                Query query = Query.below(base, filter, attributes).with(Members.only(any, attributes()));
                for (SearchResultEntry entry : directory.search(query)) {
                    Set<String> in = members(entry, members);
                    found(entry).ifPresent(group -> found.merge(group, in, Members::union));
                }
            }
        }
        return found;
    }

    private Set<String> members(SearchResultEntry entry, Set<String> wanted) throws LDAPException {
        return directory.values(entry, settings.kind().attribute()).stream()
                .map(this::normal)
                .filter(wanted::contains)
                .collect(Collectors.toSet());
    }

    /** Returns a member in the form in which two of them can be compared. */
    String normal(String member) {
        return settings.kind().byDn() ? Members.normal(member) : member;
    }

    private List<String> attributes() {
        return List.of(settings.id().name(), settings.name());
    }

    private Optional<Found> found(Entry entry) {
        DN dn = PersonEntries.dn(entry.getDN());
        @Nullable String name = entry.getAttributeValue(settings.name());
        return settings.id()
                .of(entry)
                .flatMap(id -> grantee(dn, id))
                .map(grantee -> new Found(grantee, name == null || name.isBlank() ? grantee.id() : name, dn));
    }

    private Optional<Grantee> grantee(DN dn, String id) {
        if (settings.isRole(dn)) {
            return Optional.of(Grantee.role(new RoleId(id)));
        }
        return settings.isGroup(dn) ? Optional.of(Grantee.group(new GroupId(id))) : Optional.empty();
    }
}
