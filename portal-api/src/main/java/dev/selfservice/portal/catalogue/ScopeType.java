// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.catalogue;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What kind of value an entitlement is narrowed by. */
public enum ScopeType {
    /** An ISO 3166-1 alpha-2 country code. */
    COUNTRY("a two-letter country code (ISO 3166-1)"),
    /** A cost centre: 2 to 20 capital letters, digits and hyphens. */
    COST_CENTRE("2 to 20 capital letters, digits and hyphens"),
    /** An instance of the target system: 1 to 64 letters, digits, dots, hyphens and underscores. */
    SYSTEM_INSTANCE("1 to 64 letters, digits, dots, hyphens and underscores"),
    /** Free text of 1 to 100 printable characters. */
    TEXT("1 to 100 printable characters");

    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
    private static final Pattern CENTRE = Pattern.compile("[A-Z0-9-]{2,20}");
    private static final Pattern INSTANCE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int LONGEST_TEXT = 100;

    private final String rule;

    ScopeType(String rule) {
        this.rule = rule;
    }

    /** Returns the rule for values in words. */
    public String rule() {
        return rule;
    }

    /** Tells whether the value obeys the rule. */
    public boolean accepts(String value) {
        return switch (this) {
            case COUNTRY -> COUNTRIES.contains(value);
            case COST_CENTRE -> CENTRE.matcher(value).matches();
            case SYSTEM_INSTANCE -> INSTANCE.matcher(value).matches();
            case TEXT ->
                !value.isBlank()
                        && value.length() <= LONGEST_TEXT
                        && value.codePoints().noneMatch(Character::isISOControl);
        };
    }
}
