// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.selfservice.portal.connectors.spi.AccountRef;
import dev.selfservice.portal.connectors.spi.ChangesAssignments;
import dev.selfservice.portal.connectors.spi.ReadsAssignments;
import dev.selfservice.portal.connectors.spi.ReadsAssignments.HeldEntitlement;
import dev.selfservice.portal.testkit.verdict.VerdictItem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every connector must do that tells what an account holds. */
@VerdictItem("ReadsAssignments")
public abstract class ReadsAssignmentsContract extends SubjectRoom {

    private static final int MANY = 40;

    @Test
    void aNewAccountHoldsNothing() {
        assertThat(open(ReadsAssignments.class).assignments(account())).isEmpty();
    }

    @Test
    void tellsWhatTheSystemHolds() {
        ReadsAssignments connector = open(ReadsAssignments.class);
        List<HeldEntitlement> given = new ArrayList<>();
        for (int i = 1; i <= MANY; i++) {
            HeldEntitlement one = plain(subject().entitlement(i));
            given.add(one);
            subject().plant(account(), one);
        }
        subject().plant(subject().account(2), plain(subject().entitlement(1)));

        assertThat(connector.assignments(account())).containsExactlyInAnyOrderElementsOf(given);
    }

    @Test
    void tellsScopesApart() {
        ReadsAssignments connector = open(ReadsAssignments.class);
        List<HeldEntitlement> given = List.of(
                plain(subject().entitlement(1)),
                scoped(subject().entitlement(1), scopes().get(0)),
                scoped(subject().entitlement(1), scopes().get(1)));
        given.forEach(one -> subject().plant(account(), one));

        assertThat(connector.assignments(account())).containsExactlyInAnyOrderElementsOf(given);
    }

    @Test
    void tellsThePresentState() {
        ReadsAssignments connector = open(ReadsAssignments.class);
        assumeTrue(subject().abilities().contains(ChangesAssignments.class), "ChangesAssignments is not claimed");
        ChangesAssignments changes = as(ChangesAssignments.class, open());
        HeldEntitlement one = plain(subject().entitlement(1));

        deliver(changes, order(), account(), give(one));
        assertThat(connector.assignments(account())).containsExactly(one);

        deliver(changes, order(), account(), take(one));
        assertThat(connector.assignments(account())).isEmpty();
    }

    private AccountRef account() {
        return subject().account(1);
    }
}
