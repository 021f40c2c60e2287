// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.ldif;

import java.util.List;

/**
 * What an import read.
 *
 * @param entries how many entries there were
 * @param people how many were taken as people
 * @param groups how many were taken as groups
 * @param ignored how many are neither, for example organisational units
 * @param rejectedEntries how many were not taken
 * @param rejectedValues how many managers and members of entries taken were not
 * @param rejections the first {@link #MOST} of those; a {@link LdifListener} hears of all
 */
public record LdifReport(
        long entries,
        long people,
        long groups,
        long ignored,
        long rejectedEntries,
        long rejectedValues,
        List<LdifRejection> rejections) {

    /** How many rejections a report holds at most. */
    public static final int MOST = 1_000;

    public LdifReport {
        rejections = List.copyOf(rejections);
    }

    /** Tells whether everything was taken. */
    public boolean clean() {
        return rejectedEntries + rejectedValues == 0;
    }

    /** Returns one line. */
    @Override
    public String toString() {
        return "entries: " + entries + " read, " + people + " people, " + groups + " groups, " + ignored
                + " of other kinds, " + rejectedEntries + " rejected; values: " + rejectedValues + " rejected";
    }
}
