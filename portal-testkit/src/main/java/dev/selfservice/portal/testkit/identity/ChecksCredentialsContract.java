// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.selfservice.portal.UnavailableException;
import dev.selfservice.portal.identity.spi.ChecksCredentials;
import dev.selfservice.portal.identity.spi.CredentialAnswer;
import dev.selfservice.portal.testkit.Crowd;
import dev.selfservice.portal.testkit.verdict.VerdictItem;
import dev.selfservice.portal.testkit.verdict.WritesVerdict;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every identity store must do that checks passwords itself. Extend it and hand in a {@link CredentialsSubject}. */
@ExtendWith(WritesVerdict.class)
@VerdictItem("ChecksCredentials")
public abstract class ChecksCredentialsContract {

    private static final CredentialAnswer REJECTED = new CredentialAnswer.Rejected();
    private static final CredentialAnswer NOT_MINE = new CredentialAnswer.NotMine();
    private static final int CROWD = 16;

    /** Returns what to look at; the same one throughout a test. */
    protected abstract CredentialsSubject subject();

    @Test
    void acceptsTheRightPasswordAndSaysWhoseItIs() {
        assertThat(check(subject().login(), subject().password())).isEqualTo(accepted());
    }

    @Test
    void takesTheLoginWhateverItsCase() {
        String login = subject().login();

        assertThat(check(login.toUpperCase(Locale.ROOT), subject().password())).isEqualTo(accepted());
        assertThat(check(login.toLowerCase(Locale.ROOT), subject().password())).isEqualTo(accepted());
    }

    @Test
    void rejectsAnotherPassword() {
        assertThat(check(subject().login(), "kit-another-9f3")).isEqualTo(REJECTED);
    }

    @Test
    void mindsEveryCharacter() {
        String right = subject().password();

        for (String wrong : List.of(
                right + "x",
                " " + right,
                right.substring(1),
                right.substring(0, right.length() - 1),
                right + "\u0000",
                right.equals(right.toUpperCase(Locale.ROOT))
                        ? right.toLowerCase(Locale.ROOT)
                        : right.toUpperCase(Locale.ROOT))) {
            assertThat(check(subject().login(), wrong))
                    .as("a password near the right one")
                    .isEqualTo(REJECTED);
        }
    }

    @Test
    void takesNoPasswordForNoAnswer() {
        assertThat(check(subject().login(), "")).isEqualTo(REJECTED);
    }

    @Test
    void doesNotAnswerForStrangers() {
        for (String login : List.of("kit-nobody-9f3", "", "*", "%", subject().login() + "*", "*)(objectClass=*")) {
            assertThat(check(login, subject().password())).as("login %s", login).isEqualTo(NOT_MINE);
        }
    }

    @Test
    void answersManyAtOnceEachTheirOwn() {
        Crowd.Result<CredentialAnswer> crowd = Crowd.of(
                CROWD, i -> check(subject().login(), i % 2 == 0 ? subject().password() : "kit-another-9f3"));

        assertThat(crowd.failures()).isEmpty();
        assertThat(crowd.answers()).filteredOn(accepted()::equals).hasSize(CROWD / 2);
        assertThat(crowd.answers()).filteredOn(REJECTED::equals).hasSize(CROWD / 2);
    }

    @Test
    void saysThatItCannotAnswerWhenItCannot() {
        ChecksCredentials store = subject().store();
        subject().cutOff();

        for (String password : List.of(subject().password(), "kit-another-9f3")) {
            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> store.check(subject().login(), password.toCharArray()));
        }
    }

    private CredentialAnswer accepted() {
        return new CredentialAnswer.Accepted(subject().person());
    }

    private CredentialAnswer check(String login, String password) {
        return subject().store().check(login, password.toCharArray());
    }
}
