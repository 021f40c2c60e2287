// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.identity;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.jpa.internal.Row;
import dev.selfservice.portal.jpa.internal.Sql;
import dev.selfservice.portal.jpa.internal.Texts;
import dev.selfservice.portal.people.ImportCounts.People;
import dev.selfservice.portal.people.ImportRefusal;
import dev.selfservice.portal.people.ImportSource;
import dev.selfservice.portal.people.ImportedPerson;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes imported people to {@code portal_person}: looks first, and writes only rows that differ. */
final class ImportedPeople {
    private static final String FIND =
            "SELECT id, login, name, title, department, email, source, gone FROM portal_person WHERE id {in}";

    private static final String LOGINS = "SELECT id, login_key FROM portal_person WHERE login_key {in}";

    private static final String UPDATE = """
            UPDATE portal_person SET login = ?, login_key = ?, name = ?, name_key = ?, name_words = ?, title = ?, \
            department = ?, email = ?, gone = FALSE WHERE id = ? AND source = ?""";

    private static final String INSERT = """
            INSERT INTO portal_person (login, login_key, name, name_key, name_words, title, department, email, id, \
            source, disabled, gone) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, FALSE, FALSE)""";

    private static final String MANAGERS = "SELECT id, source, manager_id FROM portal_person WHERE id {in}";

    private static final String MANAGE = "UPDATE portal_person SET manager_id = ? WHERE id = ? AND source = ?";

    private final Sql sql;
    private final ImportSource source;

    ImportedPeople(Sql sql, ImportSource source) {
        this.sql = sql;
        this.source = source;
    }

    /** What became of a batch. */
    record Written(Map<PersonId, ImportRefusal> refused, People counts) {}

    /** What became of managers. */
    record Managed(Map<PersonId, ImportRefusal> refused, int changed) {}

    /** What may differ; rows put in by hand need not be what a source could bring. */
    private record Data(
            String login, String name, Optional<String> title, Optional<String> department, Optional<String> email) {
        static Data of(ImportedPerson person) {
            return new Data(person.login(), person.name(), person.title(), person.department(), person.email());
        }
    }

    private record Stored(PersonId id, Data data, Optional<String> source, boolean gone) {}

    private record Holder(PersonId id, String login) {}

    private record Boss(PersonId id, Optional<String> source, Optional<PersonId> manager) {}

    Written put(List<ImportedPerson> batch) {
        Map<PersonId, Stored> stored = find(batch);
        Map<String, PersonId> logins = logins(batch);
        Map<PersonId, ImportRefusal> refused = new HashMap<>();
        List<@Nullable Object[]> fresh = new ArrayList<>();
        List<@Nullable Object[]> different = new ArrayList<>();
        int back = 0;
        int same = 0;
        for (ImportedPerson person : batch) {
            Optional<Stored> before = Optional.ofNullable(stored.get(person.id()));
            PersonId holder = logins.computeIfAbsent(PersonRows.small(person.login()), key -> person.id());
            if (before.filter(each -> !source.name().equals(each.source().orElse(null)))
                    .isPresent()) {
                refused.put(person.id(), ImportRefusal.NOT_OF_THIS_SOURCE);
            } else if (!holder.equals(person.id())) {
                refused.put(person.id(), ImportRefusal.LOGIN_TAKEN);
            } else if (before.isEmpty()) {
                fresh.add(columns(person));
            } else if (before.get().gone()) {
                different.add(columns(person));
                back++;
            } else if (before.get().data().equals(Data.of(person))) {
                same++;
            } else {
                different.add(columns(person));
            }
        }
        sql.batch(INSERT, fresh);
        sql.batch(UPDATE, different);
        return new Written(refused, new People(fresh.size(), different.size() - back, same, 0, back));
    }

    Managed manage(Map<PersonId, Optional<PersonId>> batch) {
        Map<PersonId, Boss> stored = bosses(batch.keySet());
        Set<PersonId> wanted = batch.values().stream().flatMap(Optional::stream).collect(Collectors.toSet());
        Set<PersonId> known = known(wanted);
        Map<PersonId, ImportRefusal> refused = new HashMap<>();
        List<@Nullable Object[]> different = new ArrayList<>();
        batch.forEach((person, manager) -> {
            Boss before = stored.get(person);
            if (before == null || !before.source().equals(Optional.of(source.name()))) {
                refused.put(person, ImportRefusal.NOT_OF_THIS_SOURCE);
            } else if (manager.isPresent() && !known.contains(manager.get())) {
                refused.put(person, ImportRefusal.UNKNOWN);
            } else if (!before.manager().equals(manager)) {
                different.add(new @Nullable Object[] {manager.map(PersonId::value), person.value(), source.name()});
            }
        });
        sql.batch(MANAGE, different);
        return new Managed(refused, different.size());
    }

    /** Returns the ids of those who are of this source. */
    Set<String> mine(Set<String> ids) {
        return ids.isEmpty()
                ? Set.of()
                : new HashSet<>(sql.list(
                        "SELECT id FROM portal_person WHERE id {in} AND source = ?",
                        row -> row.text("id"),
                        ids,
                        source.name()));
    }

    /** Returns those of the people who exist. */
    Set<PersonId> known(Set<PersonId> ids) {
        return ids.isEmpty()
                ? Set.of()
                : new HashSet<>(sql.list(
                        "SELECT id FROM portal_person WHERE id {in}",
                        row -> new PersonId(row.text("id")),
                        PersonRows.values(ids)));
    }

    private Map<PersonId, Stored> find(List<ImportedPerson> batch) {
        List<String> ids = batch.stream().map(person -> person.id().value()).toList();
        return ids.isEmpty()
                ? Map.of()
                : sql.list(FIND, ImportedPeople::stored, ids).stream()
                        .collect(Collectors.toMap(Stored::id, Function.identity()));
    }

    private Map<String, PersonId> logins(List<ImportedPerson> batch) {
        List<String> keys =
                batch.stream().map(person -> PersonRows.small(person.login())).toList();
        Map<String, PersonId> holders = new HashMap<>();
        if (!keys.isEmpty()) {
            sql.list(LOGINS, row -> new Holder(new PersonId(row.text("id")), row.text("login_key")), keys)
                    .forEach(each -> holders.put(each.login(), each.id()));
        }
        return holders;
    }

    private Map<PersonId, Boss> bosses(Set<PersonId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : sql
                        .list(
                                MANAGERS,
                                row -> new Boss(
                                        new PersonId(row.text("id")),
                                        row.maybeText("source"),
                                        row.maybeText("manager_id").map(PersonId::new)),
                                PersonRows.values(ids))
                        .stream()
                        .collect(Collectors.toMap(Boss::id, Function.identity()));
    }

    private static Stored stored(Row row) throws SQLException {
        return new Stored(
                new PersonId(row.text("id")),
                new Data(
                        row.text("login"),
                        row.text("name"),
                        row.maybeText("title"),
                        row.maybeText("department"),
                        row.maybeText("email")),
                row.maybeText("source"),
                row.yes("gone"));
    }

    private @Nullable Object[] columns(ImportedPerson person) {
        return new @Nullable Object[] {
            person.login(),
            PersonRows.small(person.login()),
            person.name(),
            Texts.sortKey(person.name()),
            " " + PersonRows.small(person.name()),
            person.title(),
            person.department(),
            person.email(),
            person.id().value(),
            source.name()
        };
    }
}
