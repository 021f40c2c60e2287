// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.ldif;

import dev.selfservice.portal.ldap.ldif.LdifRejection.Reason;
import dev.selfservice.portal.people.ImportRefusal;
import java.util.ArrayList;
import java.util.List;

/** Counts what was read and passes on what was not taken. */
final class Findings {

    private final LdifListener listener;
    private final List<LdifRejection> first = new ArrayList<>();
    private long entries;
    private long people;
    private long groups;
    private long ignored;
    private long rejectedEntries;
    private long rejectedValues;

    Findings(LdifListener listener) {
        this.listener = listener;
    }

    void entry() {
        entries++;
    }

    void people(int more) {
        people += more;
    }

    void groups(int more) {
        groups += more;
    }

    void ignore() {
        ignored++;
    }

    void reject(long line, String dn, Reason reason, String detail) {
        LdifRejection rejection = new LdifRejection(line, dn, reason, detail);
        if (reason.ofValue()) {
            rejectedValues++;
        } else {
            rejectedEntries++;
        }
        if (first.size() < LdifReport.MOST) {
            first.add(rejection);
        }
        listener.rejected(rejection);
    }

    /** Rejects an entry that the identity store refused. */
    void refuse(long line, String dn, ImportRefusal refusal, String what) {
        switch (refusal) {
            case TWICE -> reject(line, dn, Reason.DUPLICATE_ID, "an earlier entry is " + what + " already");
            case LOGIN_TAKEN -> reject(line, dn, Reason.LOGIN_TAKEN, "somebody else has the login of " + what);
            case NOT_OF_THIS_SOURCE, UNKNOWN ->
                reject(line, dn, Reason.NOT_OF_THIS_SOURCE, what + " does not belong to this source");
        }
    }

    LdifReport report() {
        return new LdifReport(entries, people, groups, ignored, rejectedEntries, rejectedValues, first);
    }
}
