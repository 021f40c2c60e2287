// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.connector;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import dev.selfservice.portal.connectors.spi.AccountOwner;
import dev.selfservice.portal.connectors.spi.AccountRef;
import dev.selfservice.portal.ldap.directory.Directory;
import dev.selfservice.portal.ldap.directory.Filters;
import dev.selfservice.portal.ldap.directory.Query;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the entries of accounts. An account is named by an attribute, so that moving its entry breaks nothing. */
record Accounts(Directory directory, AccountSettings settings) {

    /** An account with its entry. */
    record Found(AccountRef ref, DN dn) {}

    /** Returns the account of a person; refuses to choose among several. */
    Optional<AccountRef> of(AccountOwner owner) throws LDAPException {
        Map<String, String> values = new HashMap<>();
        values.put("login", owner.login());
        values.put("person", owner.person().value());
        owner.email().ifPresent(email -> values.put("email", email));
        return one(Filters.fill(settings.filter(), values), "the person " + owner.person())
                .map(Found::ref);
    }

    /** Returns the entry of an account. */
    Optional<Found> find(AccountRef account) throws LDAPException {
        return one(Filter.createEqualityFilter(settings.name(), account.name()), "the account " + account.name());
    }

    private Optional<Found> one(Filter filter, String whose) throws LDAPException {
        List<SearchResultEntry> found =
                directory.search(Query.below(settings.base(), filter, List.of(settings.name())));
        if (found.size() > 1) {
            throw new AmbiguousException(found.size() + " entries of the directory match " + whose + ", expected one");
        }
        return found.isEmpty() ? Optional.empty() : account(found.get(0));
    }

    private Optional<Found> account(SearchResultEntry entry) throws LDAPException {
        @Nullable String name = entry.getAttributeValue(settings.name());
        return name == null || name.isEmpty()
                ? Optional.empty()
                : Optional.of(new Found(new AccountRef(name), entry.getParsedDN()));
    }
}
