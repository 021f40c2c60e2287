// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.sample.files;

import dev.selfservice.portal.catalogue.Scope;
import dev.selfservice.portal.catalogue.ScopeType;
import dev.selfservice.portal.connectors.spi.ReadsAssignments.HeldEntitlement;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** One line of a role file: {@code role}, or the role, a tab and {@code scope-type=value}. */
record RoleLine(String text) {

    private static final String TAB = "\t";

    /** Tells whether a line can hold the name so that reading it gives the same name again. */
    static boolean canHold(String entitlement) {
        return !entitlement.isBlank()
                && entitlement.codePoints().noneMatch(Character::isISOControl)
                && StandardCharsets.UTF_8.newEncoder().canEncode(entitlement);
    }

    static RoleLine of(String entitlement, Optional<Scope> scope) {
        return new RoleLine(entitlement
                + scope.map(each -> TAB + wordOf(each.type()) + "=" + each.value())
                        .orElse(""));
    }

    /** Returns the role alone. */
    String entitlement() {
        int tab = text.indexOf(TAB);
        return tab < 0 ? text : text.substring(0, tab);
    }

    HeldEntitlement held() {
        int tab = text.indexOf(TAB);
        return tab < 0
                ? new HeldEntitlement(text, Optional.empty())
                : new HeldEntitlement(text.substring(0, tab), Optional.of(scope(text.substring(tab + 1))));
    }

    private static Scope scope(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException("want scope-type=value behind the tab");
        }
        String type = text.substring(0, equals).replace('-', '_').toUpperCase(Locale.ROOT);
        return new Scope(ScopeType.valueOf(type), text.substring(equals + 1));
    }

    private static String wordOf(ScopeType type) {
        return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
