// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.catalogue;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.catalogue.Entitlement;
import dev.selfservice.portal.catalogue.EntitlementDraft;
import dev.selfservice.portal.catalogue.Risk;
import dev.selfservice.portal.catalogue.ScopeRule;
import dev.selfservice.portal.catalogue.ScopeType;
import dev.selfservice.portal.server.json.Fields;
import java.util.List;
import java.util.Optional;

/** What adding and changing an entitlement have in common. */
record DraftParts(
        Optional<String> title,
        Optional<String> description,
        Optional<Entitlement.Kind> kind,
        Optional<Risk> risk,
        Optional<ScopeBody> scope,
        Optional<OwnerBody> owner,
        Optional<List<String>> tags,
        Optional<Boolean> requestable) {

    /** The rule for the scope value. */
    public record ScopeBody(Optional<ScopeType> type, Optional<String> label, Optional<List<String>> choices) {}

    /** Who answers for it. */
    public record OwnerBody(Optional<Grantee.Kind> kind, Optional<String> id) {}

    EntitlementDraft toDraft() {
        Fields fields = new Fields();
        String shown = fields.text("title", title);
        Entitlement.Kind meant = fields.required("kind", kind, Entitlement.Kind.ROLE);
        Risk harm = fields.required("risk", risk, Risk.LOW);
        Optional<ScopeRule> rule = scope.map(sent -> ruleOf(sent, fields));
        Optional<Grantee> answers = owner.flatMap(sent -> ownerOf(sent, fields));
        fields.check();
        return new EntitlementDraft(
                shown,
                description.orElse(""),
                meant,
                harm,
                rule,
                answers,
                tags.orElse(List.of()),
                requestable.orElse(false));
    }

    private static ScopeRule ruleOf(ScopeBody sent, Fields fields) {
        return new ScopeRule(
                fields.required("scope.type", sent.type(), ScopeType.TEXT),
                fields.text("scope.label", sent.label()),
                sent.choices().orElse(List.of()));
    }

    private static Optional<Grantee> ownerOf(OwnerBody sent, Fields fields) {
        Grantee.Kind kind = fields.required("owner.kind", sent.kind(), Grantee.Kind.USER);
        return fields.typed("owner.id", sent.id(), id -> new Grantee(kind, id));
    }
}
