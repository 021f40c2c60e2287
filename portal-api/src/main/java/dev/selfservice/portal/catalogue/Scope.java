// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.catalogue;

/** What an entitlement is narrowed to, for example the country {@code ES}. */
public record Scope(ScopeType type, String value) {

    public Scope {
        if (!type.accepts(value)) {
            throw new IllegalArgumentException("the scope must be " + type.rule());
        }
    }
}
