// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.check.jars;

import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.identity.spi.IdentityStore;
import dev.selfservice.portal.identity.spi.IdentityStoreFactory;
import dev.selfservice.portal.identity.spi.Memberships;
import dev.selfservice.portal.identity.spi.Person;
import dev.selfservice.portal.plugins.spi.PortalPlugin;
import dev.selfservice.portal.spi.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plug-in with an identity store: a file with a person on each line, as {@code id;login;name;active;manager}. */
public class RosterPlugin implements PortalPlugin {

    @Override
    public List<IdentityStoreFactory> identityStores() {
        return List.of(new IdentityStoreFactory() {
            @Override
            public String type() {
                return "roster";
            }

            @Override
            public IdentityStore open(Settings settings) {
                Path file = settings.required("file", Path::of);
                settings.rejectUnread();
                return new Roster(file);
            }
        });
    }

    /** Tells whether two logins are the same one. */
    protected boolean same(String login, String asked) {
        return login.equalsIgnoreCase(asked);
    }

    private record Line(Person person, String manager) {

        static Line read(String line) {
            String[] parts = line.split(";", -1);
            return new Line(
                    new Person(
                            new PersonId(parts[0]),
                            parts[1],
                            parts[2],
                            Optional.empty(),
                            Optional.of("Works"),
                            Optional.empty(),
                            Boolean.parseBoolean(parts[3])),
                    parts[4]);
        }

        boolean matches(String text) {
            return Stream.concat(
                            Stream.of(person.login()), Stream.of(person.name().split(" ")))
                    .anyMatch(word -> word.toLowerCase(Locale.ROOT).startsWith(text));
        }
    }

    private final class Roster implements IdentityStore {
        private final Path file;

        Roster(Path file) {
            this.file = file;
        }

        private Stream<Line> lines() {
            try {
                return Files.readAllLines(file).stream().map(Line::read);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Stream<Line> of(Set<PersonId> ids) {
            return lines().filter(line -> ids.contains(line.person().id()));
        }

        @Override
        public Map<PersonId, Person> findAll(Set<PersonId> ids) {
            return of(ids).map(Line::person).collect(Collectors.toMap(Person::id, Function.identity()));
        }

        @Override
        public Optional<Person> findByLogin(String login) {
            return lines().map(Line::person)
                    .filter(person -> same(person.login(), login))
                    .findFirst();
        }

        @Override
        public Page<Person> search(String text, PageRequest page) {
            String lower = text.toLowerCase(Locale.ROOT);
            TreeMap<String, Person> found = new TreeMap<>(Comparator.naturalOrder());
            lines().filter(line -> line.person().active() && line.matches(lower))
                    .forEach(line -> found.put(key(line.person()), line.person()));
            List<Person> rows = found.tailMap(page.after().orElse(""), false).values().stream()
                    .limit(page.size() + 1L)
                    .toList();
            return Page.cut(rows, page.size(), Roster::key);
        }

        private static String key(Person person) {
            return person.name().toLowerCase(Locale.ROOT) + ";" + person.id().value();
        }

        @Override
        public Map<PersonId, Memberships> memberships(Set<PersonId> ids) {
            return Map.of();
        }

        @Override
        public Map<PersonId, PersonId> managers(Set<PersonId> ids) {
            return of(ids).filter(line -> !line.manager().isEmpty())
                    .collect(Collectors.toMap(line -> line.person().id(), line -> new PersonId(line.manager())));
        }
    }
}
