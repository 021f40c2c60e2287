// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.identity;

import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.controls.MatchedValuesFilter;
import com.unboundid.ldap.sdk.controls.MatchedValuesRequestControl;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The values that name members of groups. */
final class Members {

    private Members() {}

    /**
     * Asks for those values alone that were looked for, and for all of some other attributes (RFC 3876, which takes every
     * value away that nothing asks for); a server that does not know how gives all.
     */
    static Control only(Filter any, List<String> others) throws LDAPException {
        List<MatchedValuesFilter> filters = new ArrayList<>();
        others.forEach(each -> filters.add(MatchedValuesFilter.createPresentFilter(each)));
        for (Filter each : any.getComponents()) {
            filters.add(MatchedValuesFilter.create(each));
        }
        return new MatchedValuesRequestControl(false, filters);
    }

    /** Returns the name of an entry in the form in which two of them can be compared; as it is, if it is none. */
    static String normal(String dn) {
        return DN.isValidDN(dn) ? PersonEntries.dn(dn).toNormalizedString() : dn;
    }

    static <T> Set<T> union(Set<T> one, Set<T> other) {
        Set<T> both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }
}
