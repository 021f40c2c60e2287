// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.catalogue;

import dev.selfservice.portal.catalogue.Entitlement;
import dev.selfservice.portal.catalogue.EntitlementDraft;
import dev.selfservice.portal.catalogue.Risk;
import dev.selfservice.portal.server.json.Fields;
import java.util.List;
import java.util.Optional;

/** What is sent to change an entitlement; what is left out is emptied. */
public record EntitlementChangeBody(
        Optional<Long> version,
        Optional<String> title,
        Optional<String> description,
        Optional<Entitlement.Kind> kind,
        Optional<Risk> risk,
        Optional<DraftParts.ScopeBody> scope,
        Optional<DraftParts.OwnerBody> owner,
        Optional<List<String>> tags,
        Optional<Boolean> requestable) {

    long expected() {
        Fields fields = new Fields();
        long expected = fields.required("version", version, 0L);
        fields.check();
        return expected;
    }

    EntitlementDraft toDraft() {
        return new DraftParts(title, description, kind, risk, scope, owner, tags, requestable).toDraft();
    }
}
