// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.identity;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import dev.selfservice.portal.InvalidException;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.identity.spi.Person;
import dev.selfservice.portal.ldap.directory.Cursor;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds people by the beginning of a word.
 *
 * <p>Directories know no pages by key, and each sorts in its own way. So all matches are fetched, sorted here and cut: up to
 * the setting {@code most-entries}; when more match, the search is refused rather than answered in part.
 */
record PersonSearch(PersonEntries people, PeopleSettings settings) {

    Page<Person> search(String text, PageRequest page) throws LDAPException {
        Optional<String> after = page.after().map(Cursor::parse);
        String start = text.toLowerCase(Locale.ROOT);
        List<Person> found = matches(text).stream()
                .filter(Person::active)
                .filter(person -> begins(person, start))
                .filter(person -> after.isEmpty() || key(person).compareTo(after.get()) > 0)
                .sorted(Comparator.comparing(PersonSearch::key))
                .limit(page.size() + 1L)
                .toList();
        return Page.cut(found, page.size(), person -> Cursor.of(key(person)));
    }

    private List<Person> matches(String text) throws LDAPException {
        try {
            return people.all(filter(text)).values().stream()
                    .map(PersonEntries.Found::person)
                    .toList();
        } catch (LDAPException answer) {
            if (answer.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED)) {
                throw InvalidException.of("text", "too-many", "too many people match: write more of the name");
            }
            throw answer;
        }
    }

    private Filter filter(String text) {
        if (text.isEmpty()) {
            return Filter.createPresenceFilter(settings.login());
        }
        return Filter.createORFilter(
                Filter.createSubInitialFilter(settings.login(), text),
                Filter.createSubInitialFilter(settings.name(), text),
                Filter.createSubAnyFilter(settings.name(), " " + text));
    }

    /** What the filter says, once more: servers differ in what they take for the same letter or the same blank. */
    private static boolean begins(Person person, String start) {
        String name = person.name().toLowerCase(Locale.ROOT);
        return name.startsWith(start)
                || name.contains(" " + start)
                || person.login().toLowerCase(Locale.ROOT).startsWith(start);
    }

    private static String key(Person person) {
        return person.name().toLowerCase(Locale.ROOT) + "\n" + person.id();
    }
}
