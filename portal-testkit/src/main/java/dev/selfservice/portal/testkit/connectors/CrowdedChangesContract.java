// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.connectors.spi.AccountRef;
import dev.selfservice.portal.connectors.spi.ChangesAssignments;
import dev.selfservice.portal.connectors.spi.DeliveryOutcome;
import dev.selfservice.portal.connectors.spi.ReadsAssignments.HeldEntitlement;
import dev.selfservice.portal.provisioning.OrderId;
import dev.selfservice.portal.testkit.Crowd;
import dev.selfservice.portal.testkit.verdict.VerdictItem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every connector must do that changes what accounts hold, when many changes arrive at once. */
@VerdictItem("ChangesAssignments, many at once")
public abstract class CrowdedChangesContract extends SubjectRoom {

    private static final DeliveryOutcome APPLIED = new DeliveryOutcome.Applied();
    private static final int CROWD = 16;

    @Test
    void servesManyAccountsAtOnce() {
        ChangesAssignments connector = open(ChangesAssignments.class);

        Crowd.Result<DeliveryOutcome> crowd = Crowd.of(
                CROWD, i -> deliver(connector, order(), subject().account(i + 1), give(first()), give(second())));

        assertThat(crowd.failures()).isEmpty();
        assertThat(crowd.answers()).containsOnly(APPLIED);
        IntStream.rangeClosed(1, CROWD)
                .forEach(i -> assertThat(subject().held(subject().account(i)))
                        .containsExactlyInAnyOrder(plain(first()), plain(second())));
    }

    @Test
    void losesNothingWhenManyChangeOneAccount() {
        ChangesAssignments node = open(ChangesAssignments.class);
        ChangesAssignments sameSystem = open(ChangesAssignments.class);

        Crowd.Result<DeliveryOutcome> crowd = Crowd.of(
                CROWD,
                i -> deliver(
                        i % 2 == 0 ? node : sameSystem,
                        order(),
                        account(),
                        give(subject().entitlement(i + 1))));

        assertThat(crowd.failures()).isEmpty();
        assertThat(crowd.answers()).containsOnly(APPLIED);
        List<HeldEntitlement> wanted = new ArrayList<>();
        IntStream.rangeClosed(1, CROWD).forEach(i -> wanted.add(plain(subject().entitlement(i))));
        assertThat(held()).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void oneOrderThatArrivesManyTimesAtOnceActsOnce() {
        ChangesAssignments connector = open(ChangesAssignments.class);
        OrderId order = order();

        Crowd.Result<DeliveryOutcome> crowd = Crowd.of(CROWD, i -> deliver(connector, order, account(), give(first())));

        assertThat(crowd.failures()).isEmpty();
        assertThat(held()).containsExactly(plain(first()));
    }

    private AccountRef account() {
        return subject().account(1);
    }

    private List<HeldEntitlement> held() {
        return subject().held(account());
    }

    private String first() {
        return subject().entitlement(1);
    }

    private String second() {
        return subject().entitlement(2);
    }
}
