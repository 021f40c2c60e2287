// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.directory;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values that Active Directory gives in pieces: {@code member;range=0-1499}, and {@code *} on the last piece. */
final class Ranges {

    private static final String RANGE = ";range=";
    private static final String LAST = "*";

    private Ranges() {}

    /** Tells whether an entry brought a piece of the values in place of all. */
    static boolean isPiece(Entry entry, String attribute) {
        return piece(entry, attribute).isPresent();
    }

    static List<String> values(LDAPConnection connection, DN dn, String attribute) throws LDAPException {
        List<String> all = new ArrayList<>();
        String wanted = attribute;
        while (true) {
            @Nullable SearchResultEntry entry = connection.getEntry(dn.toString(), wanted);
            if (entry == null) {
                return all;
            }
            Optional<Attribute> piece = piece(entry, attribute);
            if (piece.isEmpty()) {
                String @Nullable [] values = entry.getAttributeValues(attribute);
                return values == null ? all : List.of(values);
            }
            all.addAll(List.of(piece.get().getValues()));
            if (isLast(piece.get())) {
                return all;
            }
            wanted = attribute + RANGE + (end(piece.get()) + 1) + "-" + LAST;
        }
    }

    private static Optional<Attribute> piece(Entry entry, String attribute) {
        String start = attribute.toLowerCase(Locale.ROOT) + RANGE;
        return entry.getAttributes().stream()
                .filter(each -> each.getName().toLowerCase(Locale.ROOT).startsWith(start))
                .findFirst();
    }

    private static boolean isLast(Attribute piece) {
        return piece.getName().endsWith("-" + LAST);
    }

    private static long end(Attribute piece) throws LDAPException {
        try {
            return Long.parseLong(piece.getName().substring(piece.getName().lastIndexOf('-') + 1));
        } catch (NumberFormatException wrong) {
            throw new LDAPException(ResultCode.DECODING_ERROR, "the directory gave a range without an end", wrong);
        }
    }
}
