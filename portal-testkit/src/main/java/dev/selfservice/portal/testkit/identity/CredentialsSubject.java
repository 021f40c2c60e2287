// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.identity;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.identity.spi.ChecksCredentials;

/** A store with somebody in it who has a password, and a way to keep it from what is behind it. */
public interface CredentialsSubject {

    /** Returns the store. */
    ChecksCredentials store();

    /** Returns an active person. */
    PersonId person();

    /** Returns the person's login, which has letters in it. */
    String login();

    /** Returns the person's password, which has letters in it. */
    String password();

    /** Makes that the store cannot ask what is behind it any more. */
    void cutOff();
}
