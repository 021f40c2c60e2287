// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.identity;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.identity.spi.Person;
import dev.selfservice.portal.ldap.directory.Directory;
import dev.selfservice.portal.ldap.directory.Filters;
import dev.selfservice.portal.ldap.directory.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The entries of people, as persons. An id that two entries have is nobody's: the portal does not choose. */
final class PersonEntries {

    private static final System.Logger LOG = System.getLogger(PersonEntries.class.getName());

    private final Directory directory;
    private final PeopleSettings settings;

    PersonEntries(Directory directory, PeopleSettings settings) {
        this.directory = directory;
        this.settings = settings;
    }

    /** A person with their entry. */
    record Found(Person person, DN dn, Optional<DN> manager) {

        PersonId id() {
            return person.id();
        }
    }

    /** Returns those of the people who exist. */
    Map<PersonId, Found> byId(Set<PersonId> ids) throws LDAPException {
        Map<PersonId, Found> found = new HashMap<>();
        for (List<PersonId> batch : Batches.of(ids)) {
            Filter any = Filter.createORFilter(
                    batch.stream().map(id -> settings.id().matching(id.value())).toList());
            found.putAll(all(any));
        }
        found.keySet().retainAll(ids); // servers may compare without regard to case, ids are not
        return found;
    }

    /** Returns those who have one of the logins. */
    Map<PersonId, Found> byLogin(Collection<String> logins) throws LDAPException {
        Map<PersonId, Found> found = new HashMap<>();
        for (List<String> batch : Batches.of(logins)) {
            found.putAll(all(Filters.anyOf(settings.login(), batch)));
        }
        return found;
    }

    /** Returns those whose entries have one of the names. */
    Map<PersonId, Found> byDn(Collection<DN> dns) throws LDAPException {
        List<String> inside = dns.stream()
                .filter(dn -> dn.isDescendantOf(settings.base(), true))
                .map(DN::toString)
                .toList();
        Map<PersonId, Found> found = new HashMap<>();
        for (List<String> batch : Batches.of(inside)) {
            found.putAll(all(Filters.anyOf(settings.dn(), batch)));
        }
        return found;
    }

    /** Returns all people who match. */
    Map<PersonId, Found> all(Filter filter) throws LDAPException {
        List<String> attributes = new ArrayList<>(settings.attributes());
        attributes.add(settings.manager());
        List<SearchResultEntry> entries = directory.search(below(filter, attributes));
        Set<DN> disabled = entries.isEmpty() ? Set.of() : disabled(filter);
        Map<PersonId, Found> found = new HashMap<>();
        Set<PersonId> twice = new HashSet<>();
        for (SearchResultEntry entry : entries) {
            DN dn = entry.getParsedDN();
            person(entry, !disabled.contains(dn)).ifPresent(person -> {
                if (found.put(person.id(), new Found(person, dn, manager(entry))) != null) {
                    twice.add(person.id());
                }
            });
        }
        twice.forEach(id -> LOG.log(System.Logger.Level.WARNING, "two entries of the directory have the id {0}", id));
        found.keySet().removeAll(twice);
        return found;
    }

    /** Asked of the server, whose rules may be ones that only it knows, such as those about bits. */
    private Set<DN> disabled(Filter filter) throws LDAPException {
        Set<DN> disabled = new HashSet<>();
        if (settings.disabled().isPresent()) {
            Filter both = Filters.both(filter, settings.disabled().get());
            for (SearchResultEntry entry : directory.search(below(both, List.of(Query.NO_ATTRIBUTE)))) {
                disabled.add(entry.getParsedDN());
            }
        }
        return disabled;
    }

    private Query below(Filter filter, List<String> attributes) {
        return Query.below(settings.base(), Filters.both(settings.filter(), filter), attributes);
    }

    private Optional<Person> person(Entry entry, boolean active) {
        Optional<String> id = settings.id().of(entry);
        Optional<String> login = text(entry, settings.login());
        Optional<String> name = text(entry, settings.name());
        if (id.isEmpty() || login.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Person(
                new PersonId(id.get()),
                login.get(),
                name.get(),
                text(entry, settings.title()),
                settings.departments().stream()
                        .flatMap(each -> text(entry, each).stream())
                        .findFirst(),
                text(entry, settings.email()),
                active));
    }

    private Optional<DN> manager(Entry entry) {
        return text(entry, settings.manager()).filter(DN::isValidDN).map(PersonEntries::dn);
    }

    static DN dn(String valid) {
        try {
            return new DN(valid);
        } catch (LDAPException impossible) {
            throw new IllegalArgumentException("not a distinguished name", impossible);
        }
    }

    private static Optional<String> text(Entry entry, String attribute) {
        @Nullable String value = entry.getAttributeValue(attribute);
        return Optional.ofNullable(value).filter(each -> !each.isBlank());
    }
}
