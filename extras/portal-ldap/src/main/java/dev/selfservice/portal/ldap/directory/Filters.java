// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.directory;

import com.unboundid.ldap.sdk.Filter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Filters put together from parts, never from text: a value stays a value whatever stands in it.
 *
 * <p>A template is read once as a filter (RFC 4515); {@code {login}} and its like may stand in its values, and are replaced
 * there after the reading.
 */
public final class Filters {

    /** Matches nothing on any server; the empty "or" of RFC 4526 is not understood by all. */
    public static final Filter NOTHING = Filter.createNOTFilter(Filter.createPresenceFilter("objectClass"));

    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

    private Filters() {}

    /** Returns the template with values in place of their names; a part whose value is not known matches nothing. */
    public static Filter fill(Filter template, Map<String, String> values) {
        return switch (template.getFilterType()) {
            case Filter.FILTER_TYPE_AND -> Filter.createANDFilter(all(template, values));
            case Filter.FILTER_TYPE_OR -> Filter.createORFilter(all(template, values));
            case Filter.FILTER_TYPE_NOT -> not(template, values);
            case Filter.FILTER_TYPE_EQUALITY ->
                replaced(template, values)
                        .map(value -> Filter.createEqualityFilter(template.getAttributeName(), value))
                        .orElse(NOTHING);
            case Filter.FILTER_TYPE_EXTENSIBLE_MATCH ->
                replaced(template, values)
                        .map(value -> Filter.createExtensibleMatchFilter(
                                template.getAttributeName(),
                                template.getMatchingRuleID(),
                                template.getDNAttributes(),
                                value))
                        .orElse(NOTHING);
            default -> template;
        };
    }

    /** Returns the names that stand in the values of a template where {@link #fill} replaces them. */
    public static boolean names(Filter template, String name) {
        return template.toString().contains("{" + name + "}");
    }

    /** Returns what matches any of the values. */
    public static Filter anyOf(String attribute, Collection<String> values) {
        return Filter.createORFilter(values.stream()
                .map(value -> Filter.createEqualityFilter(attribute, value))
                .toList());
    }

    /** Returns what matches both. */
    public static Filter both(Filter one, Filter other) {
        return Filter.createANDFilter(one, other);
    }

    private static Filter[] all(Filter template, Map<String, String> values) {
        return Arrays.stream(template.getComponents())
                .map(each -> fill(each, values))
                .toArray(Filter[]::new);
    }

    private static Filter not(Filter template, Map<String, String> values) {
        @Nullable Filter inner = template.getNOTComponent();
        return inner == null ? template : Filter.createNOTFilter(fill(inner, values));
    }

    private static Optional<String> replaced(Filter part, Map<String, String> values) {
        String text = part.getAssertionValue();
        Matcher places = PLACE.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (places.find()) {
            @Nullable String value = values.get(places.group(1));
            if (value == null || value.isEmpty()) {
                return Optional.empty();
            }
            places.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return Optional.of(places.appendTail(filled).toString());
    }
}
