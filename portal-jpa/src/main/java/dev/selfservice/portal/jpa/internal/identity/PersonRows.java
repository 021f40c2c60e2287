// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.identity;

import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.identity.spi.Person;
import dev.selfservice.portal.jpa.internal.Cursor;
import dev.selfservice.portal.jpa.internal.DuplicateKeyException;
import dev.selfservice.portal.jpa.internal.Row;
import dev.selfservice.portal.jpa.internal.Sql;
import dev.selfservice.portal.jpa.internal.Texts;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@code portal_person}. */
public final class PersonRows {
    /** Whether a row counts now. */
    static final String VALID = "(%1$svalid_from IS NULL OR %1$svalid_from <= portal_now())"
            + " AND (%1$svalid_until IS NULL OR %1$svalid_until > portal_now())";

    /** Whether a person may use the portal now. */
    static final String ACTIVE = "p.disabled = FALSE AND p.gone = FALSE AND " + VALID.formatted("p.");

    private static final String SELECT = "SELECT p.id, p.login, p.name, p.title, p.department, p.email, CASE WHEN "
            + ACTIVE + " THEN TRUE ELSE FALSE END AS active FROM portal_person p WHERE ";

    private static final String UPDATE = """
            UPDATE portal_person SET login = ?, login_key = ?, name = ?, name_key = ?, name_words = ?, title = ?, \
            department = ?, email = ?, manager_id = ?, valid_from = ?, valid_until = ? WHERE id = ?""";

    private static final String INSERT = """
            INSERT INTO portal_person (login, login_key, name, name_key, name_words, title, department, email, \
            manager_id, valid_from, valid_until, id, disabled) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, FALSE)""";

    private final Sql sql;

    private record Report(PersonId person, PersonId manager) {}

    public PersonRows(Sql sql) {
        this.sql = sql;
    }

    /** Returns those who exist. */
    public Map<PersonId, Person> findAll(Set<PersonId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return sql.list(SELECT + "p.id {in}", PersonRows::read, values(ids)).stream()
                .collect(Collectors.toMap(Person::id, Function.identity()));
    }

    /** Returns the person with the login. What cannot be stored is nobody's login. */
    public Optional<Person> findByLogin(String login) {
        return login.indexOf('\0') >= 0
                ? Optional.empty()
                : sql.first(SELECT + "p.login_key = ?", PersonRows::read, small(login));
    }

    /** Lists active people by name. */
    public Page<Person> search(String text, PageRequest page) {
        String start = Texts.literal(small(text).replace('\0', ' '));
        StringBuilder query = new StringBuilder(SELECT)
                .append(ACTIVE)
                .append(" AND (p.login_key LIKE ? ESCAPE '!' OR p.name_words LIKE ? ESCAPE '!')");
        List<Object> values = new ArrayList<>(List.of(start + "%", "% " + start + "%"));
        Cursor.read(page, 2).ifPresent(after -> {
            query.append(" AND p.name_key >= ? AND (p.name_key > ? OR p.id > ?)");
            values.addAll(List.of(after.text(1), after.text(1), after.text(0)));
        });
        query.append(" ORDER BY p.name_key, p.id FETCH FIRST ? ROWS ONLY");
        values.add(page.size() + 1);
        List<Person> rows = sql.list(query.toString(), PersonRows::read, values.toArray());
        return Page.cut(rows, page.size(), last -> Cursor.of(last.id(), Texts.sortKey(last.name())));
    }

    /** Returns the managers of those who have one. */
    public Map<PersonId, PersonId> managers(Set<PersonId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return sql
                .list(
                        "SELECT id, manager_id FROM portal_person WHERE id {in} AND manager_id IS NOT NULL",
                        row -> new Report(new PersonId(row.text("id")), new PersonId(row.text("manager_id"))),
                        values(ids))
                .stream()
                .collect(Collectors.toMap(Report::person, Report::manager));
    }

    /** Writes a person. */
    public void put(PersonRow person) {
        try {
            if (sql.update(UPDATE, columns(person)) == 0) {
                sql.update(INSERT, columns(person));
            }
        } catch (DuplicateKeyException taken) {
            throw new ConflictException("duplicate", "somebody else has the login of " + person.id());
        }
    }

    /** Writes those who are not there; returns how many. */
    public int addMissing(Collection<PersonRow> people) {
        Set<PersonId> wanted = people.stream().map(PersonRow::id).collect(Collectors.toSet());
        Set<PersonId> there = wanted.isEmpty()
                ? Set.of()
                : new HashSet<>(sql.list(
                        "SELECT id FROM portal_person WHERE id {in}",
                        row -> new PersonId(row.text("id")),
                        values(wanted)));
        List<@Nullable Object[]> missing = new ArrayList<>();
        people.stream().filter(each -> !there.contains(each.id())).forEach(each -> missing.add(columns(each)));
        sql.batch(INSERT, missing);
        return missing.size();
    }

    /** Makes a person inactive or active. */
    public boolean disable(PersonId person, boolean disabled) {
        return sql.update("UPDATE portal_person SET disabled = ? WHERE id = ?", disabled, person.value()) == 1;
    }

    static List<String> values(Collection<PersonId> ids) {
        return ids.stream().map(PersonId::value).toList();
    }

    private static @Nullable Object[] columns(PersonRow person) {
        return new @Nullable Object[] {
            person.login(),
            small(person.login()),
            person.name(),
            Texts.sortKey(person.name()),
            " " + small(person.name()),
            person.title(),
            person.department(),
            person.email(),
            person.manager().map(PersonId::value),
            person.from(),
            person.until(),
            person.id().value()
        };
    }

    static String small(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static Person read(Row row) throws SQLException {
        return new Person(
                new PersonId(row.text("id")),
                row.text("login"),
                row.text("name"),
                row.maybeText("title"),
                row.maybeText("department"),
                row.maybeText("email"),
                row.yes("active"));
    }
}
