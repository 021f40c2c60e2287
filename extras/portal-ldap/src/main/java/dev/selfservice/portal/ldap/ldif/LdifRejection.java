// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.ldif;

/**
 * An entry, or one value of an entry, that an import did not take.
 *
 * @param line where the entry begins, or where the value stands; the first line is 1
 * @param dn the entry's name as written, without control characters and cut to 300 characters; empty if it has none
 * @param detail what exactly, in a few words; never a value that could be secret
 */
public record LdifRejection(long line, String dn, Reason reason, String detail) {

    private static final int LONGEST = 300;

    /** Why; the first kinds concern a whole entry, the last three one value of an entry that was taken. */
    public enum Reason {
        /** Does not follow RFC 2849. */
        SYNTAX,
        /** Says what to change instead of what is. */
        CHANGE_RECORD,
        /** Refers to content outside of the file, which is never fetched. */
        URL_VALUE,
        /** A text is not UTF-8. */
        NOT_UTF8,
        /** The entry is longer than is read at once. */
        TOO_LONG,
        /** An earlier entry has the same name. */
        DUPLICATE_DN,
        /** An earlier entry has the same id. */
        DUPLICATE_ID,
        /** An attribute that is needed has no value. */
        MISSING_ATTRIBUTE,
        /** A value cannot be kept: empty, too long, or with control characters. */
        BAD_VALUE,
        /** Somebody else has the login. */
        LOGIN_TAKEN,
        /** The person or group was put in by hand or belongs to another source. */
        NOT_OF_THIS_SOURCE,
        /** A manager or member is not written as a name. */
        BAD_DN,
        /** The manager is not among the people taken. */
        UNKNOWN_MANAGER,
        /** The member is not among the people and groups taken. */
        UNKNOWN_MEMBER;

        /** Tells whether only a value was not taken, and its entry was. */
        public boolean ofValue() {
            return compareTo(BAD_DN) >= 0;
        }
    }

    public LdifRejection {
        dn = plain(dn);
        detail = plain(detail);
    }

    /** Returns one line: where, what, why. */
    @Override
    public String toString() {
        return "line " + line + ": " + (dn.isEmpty() ? "(no name)" : dn) + ": " + reason + ": " + detail;
    }

    /** What a file holds must not steer the terminal it is shown on. */
    private static String plain(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        StringBuilder plain = new StringBuilder();
        cut.codePoints()
                .map(each -> Character.isISOControl(each) || Character.getType(each) == Character.FORMAT ? '?' : each)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
