// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.catalogue;

import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.GranteeRef;
import dev.selfservice.portal.InvalidException;
import java.util.List;
import java.util.Optional;

/**
 * A role, group or permission of a target system that can be held.
 *
 * @param name what the target system calls it; never changes
 * @param title what people call it
 * @param scope the rule for the scope value, if the entitlement takes one
 * @param owner who answers for it
 * @param requestable whether people may ask for it now
 * @param version counts the changes, starting at 1
 */
public record Entitlement(
        EntitlementId id,
        SystemRef system,
        String name,
        String title,
        String description,
        Kind kind,
        Risk risk,
        Optional<ScopeRule> scope,
        Optional<GranteeRef> owner,
        List<String> tags,
        boolean requestable,
        long version) {

    /** What the target system means by it. */
    public enum Kind {
        ROLE,
        GROUP,
        PERMISSION
    }

    public Entitlement {
        tags = List.copyOf(tags);
    }

    /** Returns the entitlement as an administrator changed it, one version on. */
    public Entitlement change(EntitlementDraft draft, Optional<GranteeRef> newOwner, long expectedVersion) {
        if (version != expectedVersion) {
            throw ConflictException.stale("entitlement " + name);
        }
        return new Entitlement(
                id,
                system,
                name,
                draft.title(),
                draft.description(),
                draft.kind(),
                draft.risk(),
                draft.scope(),
                newOwner,
                draft.tags(),
                draft.requestable(),
                version + 1);
    }

    /** Returns the scope that the value stands for, or refuses a missing, superfluous or wrong one. */
    public Optional<Scope> scopeOf(String field, Optional<String> value) {
        if (scope.isEmpty()) {
            if (value.isPresent()) {
                throw InvalidException.of(field, "no-scope", title + " takes no scope");
            }
            return Optional.empty();
        }
        ScopeRule rule = scope.get();
        String given = value.orElseThrow(
                () -> InvalidException.of(field, "required", title + " needs a scope: " + rule.label()));
        return Optional.of(rule.scope(field, given));
    }
}
