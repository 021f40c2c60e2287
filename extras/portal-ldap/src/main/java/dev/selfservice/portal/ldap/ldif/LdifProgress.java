// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.ldif;

/**
 * How far an import has come.
 *
 * @param pass 1 for people and groups, 2 for managers and members
 * @param entries how many entries this pass has read
 * @param bytes how many bytes this pass has read
 * @param size how many bytes the file has
 */
public record LdifProgress(int pass, long entries, long bytes, long size) {

    private static final int HALF = 50;

    /** Returns how much of both passes is done, from 0 to 100. */
    public int percent() {
        return size == 0 ? 2 * HALF : (int) ((pass - 1) * (long) HALF + Math.min(HALF, bytes * HALF / size));
    }
}
