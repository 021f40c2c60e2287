// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.check.jars;

/** Minds the case of logins. */
public final class StrictRosterPlugin extends RosterPlugin {

    @Override
    protected boolean same(String login, String asked) {
        return login.equals(asked);
    }
}
