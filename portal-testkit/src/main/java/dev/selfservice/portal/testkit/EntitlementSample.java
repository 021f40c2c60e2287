// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GranteeRef;
import dev.selfservice.portal.catalogue.Entitlement;
import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.catalogue.Risk;
import dev.selfservice.portal.catalogue.ScopeRule;
import dev.selfservice.portal.catalogue.SystemRef;
import java.util.List;
import java.util.Optional;

/** An entitlement in the making. For one thread. */
public final class EntitlementSample {

    private final EntitlementId id = new EntitlementId(Samples.id());
    private SystemRef system = Samples.system();
    private String name = "auditor-" + Samples.word();
    private String title = "Auditor";
    private String description = "Reads the books";
    private Optional<ScopeRule> scope = Optional.empty();
    private Optional<GranteeRef> owner = Optional.of(new GranteeRef(Grantee.Kind.GROUP, "finance", "Finance"));
    private List<String> tags = List.of("money");
    private boolean requestable = true;

    EntitlementSample() {}

    /** Says which system it belongs to. */
    public EntitlementSample of(SystemRef value) {
        this.system = value;
        return this;
    }

    /** Says what the system calls it. */
    public EntitlementSample named(String value) {
        this.name = value;
        return this;
    }

    /** Says what people call it. */
    public EntitlementSample titled(String value) {
        this.title = value;
        return this;
    }

    /** Says what it is for. */
    public EntitlementSample described(String value) {
        this.description = value;
        return this;
    }

    /** Says which scope it takes. */
    public EntitlementSample scoped(ScopeRule value) {
        this.scope = Optional.of(value);
        return this;
    }

    /** Leaves it without an owner. */
    public EntitlementSample unowned() {
        this.owner = Optional.empty();
        return this;
    }

    /** Says which words it is found by. */
    public EntitlementSample tagged(String... value) {
        this.tags = List.of(value);
        return this;
    }

    /** Takes it out of what people may ask for. */
    public EntitlementSample hidden() {
        this.requestable = false;
        return this;
    }

    /** Returns it in its first version. */
    public Entitlement make() {
        return new Entitlement(
                id,
                system,
                name,
                title,
                description,
                Entitlement.Kind.ROLE,
                Risk.HIGH,
                scope,
                owner,
                tags,
                requestable,
                1);
    }
}
