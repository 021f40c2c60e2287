// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.testing;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchEntry;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Gives the members of groups in pieces, as Active Directory does: {@code member;range=0-4}. */
public final class RangedValues extends InMemoryOperationInterceptor {

    private static final String MEMBER = "member";
    private static final String RANGE = MEMBER + ";range=";

    private final AtomicInteger pieces = new AtomicInteger();
    private volatile @Nullable InMemoryDirectoryServer server;
    private volatile int size;

    /** Begins to cut into pieces of this size. */
    public void begin(InMemoryDirectoryServer where, int largest) {
        size = largest;
        server = where;
    }

    /** Returns how many pieces of members were given so far. */
    public int pieces() {
        return pieces.get();
    }

    @Override
    public void processSearchEntry(InMemoryInterceptedSearchEntry intercepted) {
        InMemoryDirectoryServer from = server;
        String wanted = intercepted.getRequest().getAttributeList().stream()
                .filter(each -> each.equals(MEMBER) || each.startsWith(RANGE))
                .findFirst()
                .orElse("");
        if (from == null || wanted.isEmpty()) {
            return;
        }
        String @Nullable [] all = members(from, intercepted.getSearchEntry().getDN());
        if (all == null || all.length <= size) {
            return;
        }
        int start = wanted.equals(MEMBER) ? 0 : Integer.parseInt(wanted.replaceAll(".*=(\\d+)-.*", "$1"));
        int end = Math.min(start + size, all.length);
        Entry piece = intercepted.getSearchEntry().duplicate();
        piece.removeAttribute(MEMBER);
        piece.addAttribute(
                RANGE + start + "-" + (end == all.length ? "*" : String.valueOf(end - 1)),
                Arrays.copyOfRange(all, start, end));
        pieces.incrementAndGet();
        intercepted.setSearchEntry(piece);
    }

    private static String @Nullable [] members(InMemoryDirectoryServer server, String dn) {
        try {
            return server.getEntry(dn).getAttributeValues(MEMBER);
        } catch (LDAPException broken) {
            throw new AssertionError(broken);
        }
    }
}
