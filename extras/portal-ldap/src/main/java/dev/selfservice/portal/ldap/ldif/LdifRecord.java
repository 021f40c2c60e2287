// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.ldif;

import dev.selfservice.portal.ldap.ldif.LdifRejection.Reason;
import java.util.List;
import java.util.Optional;

/**
 * The lines of one entry.
 *
 * @param line where it begins
 * @param fault why it cannot be read, if so
 */
record LdifRecord(long line, List<LdifLine> lines, Optional<Fault> fault) {

    /** What makes a record unreadable. */
    record Fault(Reason reason, String detail) {}

    private static final String REPLACEMENT = "\uFFFD";

    /** Returns a record of lines, checked for what makes one unreadable. */
    static LdifRecord of(List<LdifLine> lines) {
        return new LdifRecord(lines.get(0).number(), List.copyOf(lines), check(lines));
    }

    /** Returns a record of which only the beginning was kept. */
    static LdifRecord tooLong(List<LdifLine> lines, int longest) {
        Fault fault = new Fault(Reason.TOO_LONG, "the entry has more than " + longest + " characters");
        return new LdifRecord(lines.get(0).number(), List.copyOf(lines), Optional.of(fault));
    }

    /** Returns the name as it is written, or nothing. */
    String dn() {
        LdifLine first = lines.get(0);
        return first.attribute().equals("dn") && !first.url() ? first.value().orElse("") : "";
    }

    /** Returns the lines of an attribute, with whatever options. */
    List<LdifLine> of(String attribute) {
        return lines.stream().filter(each -> each.attribute().equals(attribute)).toList();
    }

    private static Optional<Fault> check(List<LdifLine> lines) {
        if (!lines.get(0).attribute().equals("dn")) {
            return Optional.of(new Fault(Reason.SYNTAX, "an entry begins with dn:"));
        }
        for (LdifLine each : lines) {
            Optional<Fault> fault = check(each);
            if (fault.isPresent()) {
                return fault;
            }
        }
        String second = lines.size() > 1 ? lines.get(1).attribute() : "";
        return second.equals("changetype") || second.equals("control")
                ? Optional.of(new Fault(Reason.CHANGE_RECORD, "want content, not changes"))
                : Optional.empty();
    }

    private static Optional<Fault> check(LdifLine line) {
        if (line.url()) {
            return Optional.of(new Fault(
                    Reason.URL_VALUE, "the value of " + line.attribute() + " is a URL, in line " + line.number()));
        }
        if (line.text().contains(REPLACEMENT)) {
            return Optional.of(new Fault(Reason.NOT_UTF8, "line " + line.number() + " is not UTF-8"));
        }
        return line.wellFormed()
                ? Optional.empty()
                : Optional.of(new Fault(Reason.SYNTAX, "line " + line.number() + " is no attribute, colon and value"));
    }
}
