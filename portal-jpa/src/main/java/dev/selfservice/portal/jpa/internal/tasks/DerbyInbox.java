// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.tasks;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.jpa.internal.Sql;
import dev.selfservice.portal.tasks.TaskSummary;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The inbox on Derby, which has no lateral joins: one range of the index after the other, merged here. */
final class DerbyInbox {
    private static final String RANGE = """
            SELECT due_key, task_id FROM portal_task_candidate WHERE grantee = ? AND due_key >= ? \
            AND (due_key > ? OR task_id > ?) AND requester_id <> ? AND beneficiary_id <> ? \
            ORDER BY due_key, task_id FETCH FIRST ? ROWS ONLY""";

    /** Ids in the order of the database, which compares bytes without their sign. */
    private static final Comparator<Inbox.Place> ORDER = Comparator.comparing(Inbox.Place::due)
            .thenComparing(place -> place.task().toString());

    private final Sql sql;

    DerbyInbox(Sql sql) {
        this.sql = sql;
    }

    List<TaskSummary> tasks(PersonId person, Collection<String> grantees, Inbox.Place after, int most, String byId) {
        List<Inbox.Place> places = places(person, grantees, after, most);
        if (places.isEmpty()) {
            return List.of();
        }
        List<UUID> ids = places.stream().map(Inbox.Place::task).toList();
        Map<UUID, TaskSummary> tasks = sql.list(byId, TaskRows::summary, ids).stream()
                .collect(Collectors.toMap(task -> task.id().value(), Function.identity()));
        return ids.stream().filter(tasks::containsKey).map(tasks::get).toList();
    }

    List<Inbox.Place> places(PersonId person, Collection<String> grantees, Inbox.Place after, int most) {
        NavigableSet<Inbox.Place> first = new TreeSet<>(ORDER);
        String who = person.value();
        for (String grantee : grantees) {
            first.addAll(sql.list(
                    RANGE,
                    row -> new Inbox.Place(row.time("due_key"), row.id("task_id")),
                    grantee,
                    after.due(),
                    after.due(),
                    after.task(),
                    who,
                    who,
                    most));
            while (first.size() > most) {
                first.pollLast();
            }
        }
        return List.copyOf(first);
    }
}
