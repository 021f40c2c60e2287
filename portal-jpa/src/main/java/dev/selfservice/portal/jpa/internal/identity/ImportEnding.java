// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.identity;

import dev.selfservice.portal.jpa.internal.Sql;
import dev.selfservice.portal.people.ImportLimit;
import dev.selfservice.portal.people.ImportSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Ends what a run did not bring: walks through the source's rows page by page and writes only those that leave. */
final class ImportEnding {
    private static final int PAGE = 1_000;

    private static final String HERE = "SELECT COUNT(*) AS n FROM portal_person WHERE source = ? AND gone = FALSE";

    private static final String PEOPLE = "SELECT id FROM portal_person WHERE source = ? AND gone = FALSE AND id > ?"
            + " ORDER BY id FETCH FIRST " + PAGE + " ROWS ONLY";

    private static final String LEAVE =
            "UPDATE portal_person SET gone = TRUE WHERE id = ? AND source = ? AND gone = FALSE";

    private static final String GROUPS =
            "SELECT id FROM portal_group WHERE source = ? AND id > ? ORDER BY id FETCH FIRST " + PAGE + " ROWS ONLY";

    private static final String DROP = "DELETE FROM portal_group WHERE id = ? AND source = ?";

    private static final String MEMBERS = "SELECT group_id, member FROM portal_group_member WHERE source = ?"
            + " AND group_id >= ? AND (group_id > ? OR member > ?) ORDER BY group_id, member FETCH FIRST " + PAGE
            + " ROWS ONLY";

    private static final String END =
            "DELETE FROM portal_group_member WHERE group_id = ? AND member = ? AND source = ?";

    private final Sql sql;
    private final String source;

    /** A membership as it is stored. */
    record Member(String group, String member) {}

    ImportEnding(Sql sql, ImportSource source) {
        this.sql = sql;
        this.source = source.name();
    }

    /** Returns how many people of the source have not left it. */
    long here() {
        return sql.first(HERE, row -> row.big("n"), source).orElse(0L);
    }

    /** Lets people leave who were not brought, unless they are too many of those who were here before; returns how many. */
    int people(Predicate<String> brought, long before, ImportLimit limit) {
        // Twice through: nobody leaves before it is known that not too many do.
        limit.require(walk(PEOPLE, brought, ids -> {}), before);
        return walk(PEOPLE, brought, ids -> sql.batch(LEAVE, values(ids)));
    }

    /** Removes groups that were not brought; returns how many. */
    int groups(Predicate<String> brought) {
        return walk(GROUPS, brought, ids -> sql.batch(DROP, values(ids)));
    }

    /** Ends memberships that were not brought; returns how many. */
    int members(Predicate<Member> brought) {
        int ended = 0;
        Optional<Member> last = Optional.of(new Member("", ""));
        while (last.isPresent()) {
            Member after = last.get();
            List<Member> page = sql.list(
                    MEMBERS,
                    row -> new Member(row.text("group_id"), row.text("member")),
                    source,
                    after.group(),
                    after.group(),
                    after.member());
            List<@Nullable Object[]> leaving = new ArrayList<>();
            page.stream()
                    .filter(brought.negate())
                    .forEach(each -> leaving.add(new @Nullable Object[] {each.group(), each.member(), source}));
            ended += sql.batch(END, leaving);
            last = page.size() < PAGE ? Optional.empty() : Optional.of(page.get(page.size() - 1));
        }
        return ended;
    }

    /** Returns how many were not brought. */
    private int walk(String query, Predicate<String> brought, Consumer<List<String>> writing) {
        int ended = 0;
        String last = "";
        List<String> page = sql.list(query, row -> row.text("id"), source, last);
        while (!page.isEmpty()) {
            List<String> leaving = page.stream().filter(brought.negate()).toList();
            writing.accept(leaving);
            ended += leaving.size();
            last = page.get(page.size() - 1);
            page = page.size() < PAGE ? List.of() : sql.list(query, row -> row.text("id"), source, last);
        }
        return ended;
    }

    private List<@Nullable Object[]> values(List<String> ids) {
        List<@Nullable Object[]> values = new ArrayList<>();
        ids.forEach(id -> values.add(new @Nullable Object[] {id, source}));
        return values;
    }
}
