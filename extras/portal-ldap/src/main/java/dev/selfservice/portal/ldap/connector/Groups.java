// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.connector;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import dev.selfservice.portal.connectors.spi.ListsEntitlements.ListedEntitlement;
import dev.selfservice.portal.ldap.directory.Directory;
import dev.selfservice.portal.ldap.directory.Filters;
import dev.selfservice.portal.ldap.directory.Query;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the groups behind entitlements, and the entitlements behind groups. */
record Groups(Directory directory, GroupSettings settings) {

    private static final String NAME = "cn";
    private static final String DESCRIPTION = "description";

    /** Returns the group that an entitlement names; refuses to choose among several. */
    Optional<DN> find(String entitlement) throws LDAPException {
        return settings.names() == EntitlementName.DN ? byDn(entitlement) : byName(entitlement);
    }

    /** Returns the entitlements whose groups have the member. */
    Set<String> having(String member) throws LDAPException {
        return directory.search(Query.below(settings.base(), settings.kind().having(member), List.of(NAME))).stream()
                .map(this::entitlement)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    /** Returns the first entitlements behind a name in the order of names; reads all groups but keeps no more. */
    List<ListedEntitlement> after(String last, int most) throws LDAPException {
        TreeMap<String, ListedEntitlement> first = new TreeMap<>();
        Query all = Query.below(settings.base(), settings.kind().filter(), List.of(NAME, DESCRIPTION));
        directory.each(all, entry -> entitlement(entry)
                .filter(name -> name.compareTo(last) > 0)
                .ifPresent(name -> {
                    first.put(name, listed(name, entry));
                    if (first.size() > most) {
                        first.pollLastEntry();
                    }
                }));
        return List.copyOf(first.values());
    }

    private static ListedEntitlement listed(String name, Entry entry) {
        return new ListedEntitlement(
                name, text(entry, NAME).orElse(name), text(entry, DESCRIPTION).orElse(""));
    }

    private Optional<DN> byDn(String entitlement) throws LDAPException {
        if (!DN.isValidDN(entitlement)) {
            return Optional.empty();
        }
        DN dn = new DN(entitlement);
        // Whatever a catalogue says, nothing outside the base is ever changed.
        return dn.isDescendantOf(settings.base(), false)
                ? directory
                        .read(Query.at(dn, settings.kind().filter(), List.of(Query.NO_ATTRIBUTE)))
                        .map(entry -> dn)
                : Optional.empty();
    }

    private Optional<DN> byName(String entitlement) throws LDAPException {
        Filter filter = Filters.both(settings.kind().filter(), Filter.createEqualityFilter(NAME, entitlement));
        List<SearchResultEntry> found =
                directory.search(Query.below(settings.base(), filter, List.of(Query.NO_ATTRIBUTE)));
        if (found.size() > 1) {
            throw new AmbiguousException(found.size() + " groups of the directory are called " + entitlement);
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0).getParsedDN());
    }

    private Optional<String> entitlement(Entry entry) {
        return settings.names() == EntitlementName.DN ? Optional.of(entry.getDN()) : text(entry, NAME);
    }

    private static Optional<String> text(Entry entry, String attribute) {
        @Nullable String value = entry.getAttributeValue(attribute);
        return Optional.ofNullable(value).filter(each -> !each.isBlank());
    }
}
