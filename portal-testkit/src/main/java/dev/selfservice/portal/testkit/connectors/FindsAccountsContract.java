// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.connectors.spi.AccountOwner;
import dev.selfservice.portal.connectors.spi.FindsAccounts;
import dev.selfservice.portal.testkit.Crowd;
import dev.selfservice.portal.testkit.verdict.VerdictItem;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every connector must do that finds accounts. */
@VerdictItem("FindsAccounts")
public abstract class FindsAccountsContract extends SubjectRoom {

    private static final int CROWD = 16;
    private static final List<String> STRANGE_LOGINS =
            List.of("../x", "..", "a/b", "a\\b", "*", "a b", "ñandú", "O'Hara", "CON", "x\u202ey", "%2e%2e", ".");

    @Test
    void findsTheAccountOfAPerson() {
        FindsAccounts connector = open(FindsAccounts.class);

        assertThat(connector.findAccount(subject().owner(1))).contains(subject().account(1));
    }

    @Test
    void tellsPeopleApart() {
        FindsAccounts connector = open(FindsAccounts.class);

        assertThat(connector.findAccount(subject().owner(2))).contains(subject().account(2));
        assertThat(subject().account(1)).isNotEqualTo(subject().account(2));
    }

    @Test
    void findsNoAccountForAStranger() {
        FindsAccounts connector = open(FindsAccounts.class);
        Optional<AccountOwner> stranger = subject().stranger();
        assumeTrue(stranger.isPresent(), "everybody has an account");

        assertThat(connector.findAccount(stranger.get())).isEmpty();
    }

    @Test
    void neverTakesAStrangeLoginForSomebodyElses() {
        FindsAccounts connector = open(FindsAccounts.class);

        for (String login : STRANGE_LOGINS) {
            AccountOwner owner = new AccountOwner(new PersonId("p-" + login), login, Optional.empty());
            assertThat(connector.findAccount(owner))
                    .as("the account of %s", login)
                    .isNotEqualTo(Optional.of(subject().account(1)));
        }
    }

    @Test
    void answersManyAtOnce() {
        FindsAccounts connector = open(FindsAccounts.class);

        Crowd.Result<Boolean> crowd = Crowd.of(CROWD, i -> connector
                .findAccount(subject().owner(i + 1))
                .equals(Optional.of(subject().account(i + 1))));

        assertThat(crowd.failures()).isEmpty();
        assertThat(crowd.answers()).hasSize(CROWD).containsOnly(true);
    }
}
