// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.directory;

import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.SearchScope;
import java.util.List;

/**
 * What to look for below an entry.
 *
 * @param attributes what to bring along; {@code 1.1} for nothing
 */
public record Query(DN base, SearchScope scope, Filter filter, List<String> attributes, List<Control> controls) {

    /** Asks for no attribute (RFC 4511 section 4.5.1.8). */
    public static final String NO_ATTRIBUTE = "1.1";

    public Query {
        attributes = List.copyOf(attributes);
        controls = List.copyOf(controls);
    }

    /** Looks in everything below the base, and at the base. */
    public static Query below(DN base, Filter filter, List<String> attributes) {
        return new Query(base, SearchScope.SUB, filter, attributes, List.of());
    }

    /** Looks at one entry. */
    public static Query at(DN entry, Filter filter, List<String> attributes) {
        return new Query(entry, SearchScope.BASE, filter, attributes, List.of());
    }

    /** Returns the same with one more control. */
    public Query with(Control control) {
        return new Query(base, scope, filter, attributes, List.of(control));
    }
}
