// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.directory;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A search read in pages (RFC 2696), so that a server's limit for one answer does not cut it short. */
record Pages(Query query, int size, Duration patience) {

    /** Takes entries, and may end the search. */
    interface Taker {
        void take(SearchResultEntry entry) throws LDAPException;
    }

    void read(LDAPConnection connection, Taker taker) throws LDAPException {
        @Nullable ASN1OctetString cookie = null;
        do {
            // Not critical: a server without pages gives all at once.
            SearchResult page = connection.search(request(new SimplePagedResultsControl(size, cookie, false)));
            for (SearchResultEntry entry : page.getSearchEntries()) {
                taker.take(entry);
            }
            @Nullable SimplePagedResultsControl next = SimplePagedResultsControl.get(page);
            cookie = next != null && next.moreResultsToReturn() ? next.getCookie() : null;
        } while (cookie != null);
    }

    private SearchRequest request(SimplePagedResultsControl page) {
        SearchRequest request = new SearchRequest(
                query.base().toString(),
                query.scope(),
                query.filter(),
                query.attributes().toArray(String[]::new));
        request.setTimeLimitSeconds((int) Math.max(1, patience.toSeconds()));
        List<Control> controls = new ArrayList<>(query.controls());
        controls.add(page);
        request.setControls(controls);
        return request;
    }
}
