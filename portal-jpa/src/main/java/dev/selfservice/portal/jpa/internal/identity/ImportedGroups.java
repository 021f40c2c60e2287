// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.identity;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GroupId;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.jpa.internal.Sql;
import dev.selfservice.portal.people.ImportCounts.Rows;
import dev.selfservice.portal.people.ImportRefusal;
import dev.selfservice.portal.people.ImportSource;
import dev.selfservice.portal.people.ImportedMember;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes imported groups and who is in them: looks first, and writes only rows that differ. */
final class ImportedGroups {
    private static final String FIND = "SELECT id, name, source FROM portal_group WHERE id {in}";

    private static final String UPDATE = "UPDATE portal_group SET name = ? WHERE id = ? AND source = ?";

    private static final String INSERT = "INSERT INTO portal_group (name, id, source) VALUES (?, ?, ?)";

    private static final String MEMBERS =
            "SELECT group_id, member FROM portal_group_member WHERE group_id {in} AND member {in}";

    private static final String ADD = "INSERT INTO portal_group_member (group_id, member, source) VALUES (?, ?, ?)";

    private final Sql sql;
    private final ImportSource source;

    ImportedGroups(Sql sql, ImportSource source) {
        this.sql = sql;
        this.source = source;
    }

    /** What became of a batch. */
    record Written<K>(Map<K, ImportRefusal> refused, Rows counts) {}

    private record Stored(GroupId id, String name, Optional<String> source) {}

    Written<GroupId> put(Map<GroupId, String> batch) {
        Map<GroupId, Stored> stored = find(batch.keySet());
        Map<GroupId, ImportRefusal> refused = new HashMap<>();
        List<@Nullable Object[]> fresh = new ArrayList<>();
        List<@Nullable Object[]> different = new ArrayList<>();
        batch.forEach((group, name) -> {
            Stored before = stored.get(group);
            if (before == null) {
                fresh.add(new @Nullable Object[] {name, group.value(), source.name()});
            } else if (!mine(before)) {
                refused.put(group, ImportRefusal.NOT_OF_THIS_SOURCE);
            } else if (!before.name().equals(name)) {
                different.add(new @Nullable Object[] {name, group.value(), source.name()});
            }
        });
        sql.batch(INSERT, fresh);
        sql.batch(UPDATE, different);
        int same = batch.size() - refused.size() - fresh.size() - different.size();
        return new Written<>(refused, new Rows(fresh.size(), different.size(), same, 0));
    }

    Written<ImportedMember> add(Collection<ImportedMember> batch) {
        Set<ImportedMember> wanted = new LinkedHashSet<>(batch);
        Map<ImportedMember, ImportRefusal> refused = refused(wanted);
        wanted.removeAll(refused.keySet());
        int all = wanted.size();
        wanted.removeAll(present(wanted));
        sql.batch(
                ADD,
                wanted.stream()
                        .map(each -> new @Nullable Object[] {
                            each.group().value(), each.member().toString(), source.name()
                        })
                        .toList());
        return new Written<>(refused, new Rows(wanted.size(), 0, all - wanted.size(), 0));
    }

    /** Returns those of the groups that are of this source. */
    Set<GroupId> mine(Set<GroupId> groups) {
        return find(groups).values().stream().filter(this::mine).map(Stored::id).collect(Collectors.toSet());
    }

    private Map<ImportedMember, ImportRefusal> refused(Set<ImportedMember> wanted) {
        Set<GroupId> groups = wanted.stream().map(ImportedMember::group).collect(Collectors.toSet());
        Set<GroupId> inner =
                ids(wanted, Grantee.Kind.GROUP).stream().map(GroupId::new).collect(Collectors.toSet());
        groups.addAll(inner);
        Map<GroupId, Stored> stored = find(groups);
        Set<PersonId> people = new ImportedPeople(sql, source)
                .known(ids(wanted, Grantee.Kind.USER).stream()
                        .map(PersonId::new)
                        .collect(Collectors.toSet()));
        Map<ImportedMember, ImportRefusal> refused = new HashMap<>();
        for (ImportedMember each : wanted) {
            Stored group = stored.get(each.group());
            String id = each.member().id();
            boolean known = each.member().kind() == Grantee.Kind.GROUP
                    ? stored.containsKey(new GroupId(id))
                    : people.contains(new PersonId(id));
            if (group == null || !mine(group)) {
                refused.put(each, ImportRefusal.NOT_OF_THIS_SOURCE);
            } else if (!known) {
                refused.put(each, ImportRefusal.UNKNOWN);
            }
        }
        return refused;
    }

    private Set<ImportedMember> present(Set<ImportedMember> wanted) {
        if (wanted.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(sql.list(
                MEMBERS,
                row -> new ImportedMember(new GroupId(row.text("group_id")), Grantee.parse(row.text("member"))),
                wanted.stream().map(each -> each.group().value()).distinct().toList(),
                wanted.stream().map(each -> each.member().toString()).distinct().toList()));
    }

    private Map<GroupId, Stored> find(Set<GroupId> groups) {
        return groups.isEmpty()
                ? Map.of()
                : sql
                        .list(
                                FIND,
                                row -> new Stored(
                                        new GroupId(row.text("id")), row.text("name"), row.maybeText("source")),
                                groups.stream().map(GroupId::value).toList())
                        .stream()
                        .collect(Collectors.toMap(Stored::id, Function.identity()));
    }

    private boolean mine(Stored group) {
        return group.source().equals(Optional.of(source.name()));
    }

    private static Set<String> ids(Set<ImportedMember> members, Grantee.Kind kind) {
        return members.stream()
                .map(ImportedMember::member)
                .filter(each -> each.kind() == kind)
                .map(Grantee::id)
                .collect(Collectors.toSet());
    }
}
