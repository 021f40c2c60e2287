// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.catalogue;

import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.catalogue.Entitlement;
import dev.selfservice.portal.catalogue.EntitlementDraft;
import dev.selfservice.portal.catalogue.Risk;
import dev.selfservice.portal.server.json.Fields;
import java.util.List;
import java.util.Optional;

/** What is sent to add an entitlement. */
public record NewEntitlementBody(
        Optional<String> system,
        Optional<String> name,
        Optional<String> title,
        Optional<String> description,
        Optional<Entitlement.Kind> kind,
        Optional<Risk> risk,
        Optional<DraftParts.ScopeBody> scope,
        Optional<DraftParts.OwnerBody> owner,
        Optional<List<String>> tags,
        Optional<Boolean> requestable) {

    SystemId toSystem() {
        Fields fields = new Fields();
        Optional<SystemId> known = fields.typed("system", system, SystemId::new);
        fields.text("name", name);
        fields.check();
        return known.orElseThrow();
    }

    String toName() {
        return name.orElse("");
    }

    EntitlementDraft toDraft() {
        return new DraftParts(title, description, kind, risk, scope, owner, tags, requestable).toDraft();
    }
}
