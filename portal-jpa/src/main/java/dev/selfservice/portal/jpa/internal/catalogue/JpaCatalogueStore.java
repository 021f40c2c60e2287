// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.catalogue;

import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GranteeRef;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.catalogue.Entitlement;
import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.catalogue.Risk;
import dev.selfservice.portal.catalogue.ScopeRule;
import dev.selfservice.portal.catalogue.ScopeType;
import dev.selfservice.portal.catalogue.SystemRef;
import dev.selfservice.portal.catalogue.spi.CatalogueStore;
import dev.selfservice.portal.jpa.internal.Cursor;
import dev.selfservice.portal.jpa.internal.Json;
import dev.selfservice.portal.jpa.internal.Row;
import dev.selfservice.portal.jpa.internal.Sql;
import dev.selfservice.portal.jpa.internal.Texts;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Keeps entitlements and systems in {@code portal_entitlement} and {@code portal_system}. */
public final class JpaCatalogueStore implements CatalogueStore {
    private static final String SELECT = """
            SELECT e.id, e.system_id, COALESCE(s.title, e.system_title) AS system_name, e.name, e.title, e.description, \
            e.kind, e.risk, e.scope_type, e.scope_label, e.scope_choices, e.owner_kind, e.owner_id, e.owner_name, e.tags, \
            e.requestable, e.version \
            FROM portal_entitlement e LEFT JOIN portal_system s ON s.id = e.system_id WHERE\s""";

    private static final String UPDATE = """
            UPDATE portal_entitlement SET title = ?, title_key = ?, description = ?, search_text = ?, kind = ?, risk = ?, \
            scope_type = ?, scope_label = ?, scope_choices = ?, owner_kind = ?, owner_id = ?, owner_name = ?, tags = ?, \
            requestable = ?, version = ? WHERE id = ? AND version = ?""";

    private final Sql sql;

    public JpaCatalogueStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void insert(Entitlement entitlement) {
        try {
            sql.add(EntitlementEntity.of(entitlement));
        } catch (ConflictException there) {
            throw new ConflictException(
                    "duplicate",
                    "system " + entitlement.system().id() + " has an entitlement named " + entitlement.name()
                            + " already");
        }
    }

    @Override
    public boolean update(Entitlement next) {
        EntitlementEntity row = EntitlementEntity.of(next);
        int written = sql.update(
                UPDATE,
                row.title,
                row.titleKey,
                row.description,
                row.searchText,
                row.kind,
                row.risk,
                row.scopeType,
                row.scopeLabel,
                row.scopeChoices,
                row.ownerKind,
                row.owner,
                row.ownerName,
                row.tags,
                row.requestable,
                row.version,
                row.id,
                row.version - 1);
        return written == 1;
    }

    @Override
    public Optional<Entitlement> find(EntitlementId id) {
        return sql.first(SELECT + "e.id = ?", JpaCatalogueStore::read, id.value());
    }

    @Override
    public Map<EntitlementId, Entitlement> findAll(Collection<EntitlementId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<?> wanted = ids.stream().map(EntitlementId::value).distinct().toList();
        return sql.list(SELECT + "e.id {in}", JpaCatalogueStore::read, wanted).stream()
                .collect(Collectors.toMap(Entitlement::id, Function.identity()));
    }

    @Override
    public Page<Entitlement> search(String text, boolean onlyRequestable, PageRequest page) {
        StringBuilder query = new StringBuilder(SELECT).append("e.version > 0");
        List<Object> values = new ArrayList<>();
        if (onlyRequestable) {
            query.append(" AND e.requestable = TRUE");
        }
        for (String word : Texts.words(text)) {
            query.append(" AND e.search_text LIKE ? ESCAPE '!'");
            values.add("%" + Texts.literal(word) + "%");
        }
        Cursor.read(page, 2).ifPresent(after -> {
            query.append(" AND e.title_key >= ? AND (e.title_key > ? OR e.id > ?)");
            values.addAll(List.of(after.text(1), after.text(1), after.id(0)));
        });
        query.append(" ORDER BY e.title_key, e.id FETCH FIRST ? ROWS ONLY");
        values.add(page.size() + 1);
        List<Entitlement> rows = sql.list(query.toString(), JpaCatalogueStore::read, values.toArray());
        return Page.cut(rows, page.size(), last -> Cursor.of(last.id(), Texts.sortKey(last.title())));
    }

    @Override
    public void putSystem(SystemRef system) {
        String id = system.id().value();
        if (sql.update("UPDATE portal_system SET title = ? WHERE id = ?", system.title(), id) == 0
                && !sql.insertNew("INSERT INTO portal_system (id, title) VALUES (?, ?)", id, system.title())) {
            sql.update("UPDATE portal_system SET title = ? WHERE id = ?", system.title(), id);
        }
    }

    @Override
    public Optional<SystemRef> findSystem(SystemId id) {
        return sql.first("SELECT id, title FROM portal_system WHERE id = ?", JpaCatalogueStore::system, id.value());
    }

    @Override
    public List<SystemRef> systems() {
        return sql.list("SELECT id, title FROM portal_system ORDER BY title, id", JpaCatalogueStore::system);
    }

    private static SystemRef system(Row row) throws SQLException {
        return new SystemRef(new SystemId(row.text("id")), row.text("title"));
    }

    private static Entitlement read(Row row) throws SQLException {
        return new Entitlement(
                new EntitlementId(row.id("id")),
                new SystemRef(new SystemId(row.text("system_id")), row.text("system_name")),
                row.text("name"),
                row.text("title"),
                row.text("description"),
                row.choice(Entitlement.Kind.class, "kind"),
                row.choice(Risk.class, "risk"),
                scope(row),
                owner(row),
                Json.texts(row.text("tags")),
                row.yes("requestable"),
                row.big("version"));
    }

    private static Optional<ScopeRule> scope(Row row) throws SQLException {
        Optional<ScopeType> type = row.maybeChoice(ScopeType.class, "scope_type");
        if (type.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ScopeRule(type.get(), row.text("scope_label"), Json.texts(row.text("scope_choices"))));
    }

    private static Optional<GranteeRef> owner(Row row) throws SQLException {
        Optional<Grantee.Kind> kind = row.maybeChoice(Grantee.Kind.class, "owner_kind");
        return kind.isEmpty()
                ? Optional.empty()
                : Optional.of(new GranteeRef(kind.get(), row.text("owner_id"), row.text("owner_name")));
    }
}
