// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.catalogue;

import dev.selfservice.portal.InvalidException;
import java.util.List;

/**
 * Says that an entitlement is always asked for with a scope, and with which values.
 *
 * @param label what the value means, for example "Country"
 * @param choices the values to choose from; empty for any value of the type
 */
public record ScopeRule(ScopeType type, String label, List<String> choices) {

    public ScopeRule {
        choices = List.copyOf(choices);
        for (String choice : choices) {
            if (!type.accepts(choice)) {
                throw InvalidException.of("scope.choices", "scope-type", choice + " is not " + type.rule());
            }
        }
    }

    /** Returns the scope for a value, or refuses the value. */
    public Scope scope(String field, String value) {
        if (!choices.isEmpty() && !choices.contains(value)) {
            throw InvalidException.of(field, "scope-choice", label + " must be one of " + String.join(", ", choices));
        }
        if (!type.accepts(value)) {
            throw InvalidException.of(field, "scope-type", label + " must be " + type.rule());
        }
        return new Scope(type, value);
    }
}
