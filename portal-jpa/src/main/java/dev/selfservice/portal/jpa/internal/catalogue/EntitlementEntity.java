// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal.catalogue;

import dev.selfservice.portal.GranteeRef;
import dev.selfservice.portal.catalogue.Entitlement;
import dev.selfservice.portal.catalogue.ScopeRule;
import dev.selfservice.portal.jpa.internal.Json;
import dev.selfservice.portal.jpa.internal.Texts;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code portal_entitlement}. */
@Entity
@Table(name = "portal_entitlement")
@SuppressWarnings("NullAway.Init") // filled by of
class EntitlementEntity {
    @Id
    UUID id;

    @Column(name = "system_id")
    String system;

    @Column(name = "system_title")
    String systemTitle;

    String name;
    String title;

    @Column(name = "title_key")
    String titleKey;

    String description;

    @Column(name = "search_text")
    String searchText;

    @Enumerated(EnumType.STRING)
    Entitlement.Kind kind;

    String risk;

    @Nullable
    @Column(name = "scope_type")
    String scopeType;

    @Nullable
    @Column(name = "scope_label")
    String scopeLabel;

    @Nullable
    @Column(name = "scope_choices")
    String scopeChoices;

    @Nullable
    @Column(name = "owner_kind")
    String ownerKind;

    @Nullable
    @Column(name = "owner_id")
    String owner;

    @Nullable
    @Column(name = "owner_name")
    String ownerName;

    String tags;
    boolean requestable;
    long version;

    EntitlementEntity() {}

    static EntitlementEntity of(Entitlement entitlement) {
        EntitlementEntity row = new EntitlementEntity();
        row.id = entitlement.id().value();
        row.system = entitlement.system().id().value();
        row.systemTitle = entitlement.system().title();
        row.name = entitlement.name();
        row.title = entitlement.title();
        row.titleKey = Texts.sortKey(entitlement.title());
        row.description = entitlement.description();
        row.searchText = searchText(entitlement);
        row.kind = entitlement.kind();
        row.risk = entitlement.risk().name();
        row.scopeType = entitlement.scope().map(rule -> rule.type().name()).orElse(null);
        row.scopeLabel = entitlement.scope().map(ScopeRule::label).orElse(null);
        row.scopeChoices = entitlement
                .scope()
                .map(rule -> Json.list(rule.choices()).toString())
                .orElse(null);
        row.ownerKind = entitlement.owner().map(owner -> owner.kind().name()).orElse(null);
        row.owner = entitlement.owner().map(GranteeRef::id).orElse(null);
        row.ownerName = entitlement.owner().map(GranteeRef::name).orElse(null);
        row.tags = Json.list(entitlement.tags()).toString();
        row.requestable = entitlement.requestable();
        row.version = entitlement.version();
        return row;
    }

    private static String searchText(Entitlement entitlement) {
        String whole =
                entitlement.title() + "\n" + entitlement.description() + "\n" + String.join("\n", entitlement.tags());
        return whole.toLowerCase(Locale.ROOT);
    }
}
