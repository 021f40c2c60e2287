// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.UnavailableException;
import dev.selfservice.portal.identity.spi.ChecksCredentials;
import dev.selfservice.portal.identity.spi.CredentialAnswer;
import dev.selfservice.portal.testkit.identity.CredentialsSubject;

/** One person's password on a sheet of paper; sound, until a part is put wrong. */
class PaperCredentials implements CredentialsSubject, ChecksCredentials {

    private static final String LOGIN = "Bea.Ortiz";
    private static final String PASSWORD = "Paper, 9 sheets of it";

    private volatile boolean lost;

    @Override
    public ChecksCredentials store() {
        return this;
    }

    @Override
    public PersonId person() {
        return new PersonId("p-bea");
    }

    @Override
    public String login() {
        return LOGIN;
    }

    @Override
    public String password() {
        return PASSWORD;
    }

    @Override
    public void cutOff() {
        lost = true;
    }

    @Override
    public CredentialAnswer check(String login, char[] password) {
        if (lost) {
            return withoutPaper();
        }
        if (!isHers(login)) {
            return new CredentialAnswer.NotMine();
        }
        return isRight(new String(password))
                ? new CredentialAnswer.Accepted(accepted())
                : new CredentialAnswer.Rejected();
    }

    CredentialAnswer withoutPaper() {
        throw new UnavailableException("paper", "the sheet is lost");
    }

    boolean isHers(String login) {
        return LOGIN.equalsIgnoreCase(login);
    }

    boolean isRight(String password) {
        return PASSWORD.equals(password);
    }

    PersonId accepted() {
        return person();
    }
}
