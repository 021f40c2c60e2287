// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.sample;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GranteeRef;
import dev.selfservice.portal.catalogue.Entitlement;
import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.catalogue.Risk;
import dev.selfservice.portal.catalogue.ScopeRule;
import dev.selfservice.portal.catalogue.ScopeType;
import dev.selfservice.portal.catalogue.SystemRef;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that can be asked for in the sample company.
 *
 * @param place which of the systems it belongs to, counted from 0
 */
record SampleEntitlement(
        int place,
        String name,
        String title,
        String description,
        Entitlement.Kind kind,
        Risk risk,
        Optional<ScopeRule> scope,
        GranteeRef owner,
        List<String> tags) {

    private static final ScopeRule COUNTRY =
            new ScopeRule(ScopeType.COUNTRY, "Country", List.of("AT", "DE", "ES", "FR", "JP", "NO", "PL", "PT"));

    private static final ScopeRule COST_CENTRE = new ScopeRule(
            ScopeType.COST_CENTRE,
            "Cost centre",
            SampleDepartment.all().stream().map(SampleDepartment::costCentre).toList());

    private static final ScopeRule INSTANCE =
            new ScopeRule(ScopeType.SYSTEM_INSTANCE, "Instance", List.of("production", "acceptance", "training"));

    /** Returns the id that an entitlement has in every sample company, so that examples can name it. */
    static EntitlementId id(String system, String name) {
        String whole = "sample/" + system + "/" + name;
        return new EntitlementId(UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns the entitlement as part of one of the systems. */
    Entitlement in(List<SystemRef> systems) {
        SystemRef system = systems.get(place % systems.size());
        return new Entitlement(
                id(system.id().value(), name),
                system,
                name,
                title,
                description,
                kind,
                risk,
                scope,
                Optional.of(owner),
                tags,
                true,
                1);
    }

    static Builder named(int place, String name, String title) {
        return new Builder(place, name, title);
    }

    /** Collects what there is to say about an entitlement. */
    static final class Builder {
        private final int place;
        private final String name;
        private final String title;
        private Entitlement.Kind kind = Entitlement.Kind.GROUP;
        private Risk risk = Risk.LOW;
        private Optional<ScopeRule> scope = Optional.empty();
        private GranteeRef owner = new GranteeRef(Grantee.Kind.GROUP, "helpdesk", "Help desk");

        Builder(int place, String name, String title) {
            this.place = place;
            this.name = name;
            this.title = title;
        }

        Builder role() {
            kind = Entitlement.Kind.ROLE;
            return this;
        }

        Builder permission() {
            kind = Entitlement.Kind.PERMISSION;
            return this;
        }

        Builder risk(Risk value) {
            risk = value;
            return this;
        }

        Builder perCountry() {
            scope = Optional.of(COUNTRY);
            return this;
        }

        Builder perCostCentre() {
            scope = Optional.of(COST_CENTRE);
            return this;
        }

        Builder perInstance() {
            scope = Optional.of(INSTANCE);
            return this;
        }

        Builder ownedBy(String department) {
            SampleDepartment found = SampleDepartment.all().stream()
                    .filter(each -> each.key().equals(department))
                    .findFirst()
                    .orElseThrow();
            owner = new GranteeRef(Grantee.Kind.GROUP, found.group(), found.name());
            return this;
        }

        SampleEntitlement about(String description, String... tags) {
            return new SampleEntitlement(place, name, title, description, kind, risk, scope, owner, List.of(tags));
        }
    }
}
