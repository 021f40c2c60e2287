// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.connectors.spi.ChangesAssignments;
import dev.selfservice.portal.connectors.spi.Connector;
import dev.selfservice.portal.connectors.spi.DeliveryOutcome;
import dev.selfservice.portal.connectors.spi.ListsEntitlements;
import dev.selfservice.portal.connectors.spi.ListsEntitlements.ListedEntitlement;
import dev.selfservice.portal.testkit.Pages;
import dev.selfservice.portal.testkit.verdict.VerdictItem;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every connector must do that lists what its system has. */
@VerdictItem("ListsEntitlements")
public abstract class ListsEntitlementsContract extends SubjectRoom {

    private static final int OFFERED = 16;
    private static final int PAGE = 5;

    @Test
    void listsWhatTheSystemHasEachThingOnce() {
        ListsEntitlements connector = openWithOffers();

        List<String> listed = names(Pages.all(100, connector::entitlements));

        assertThat(listed).doesNotHaveDuplicates().containsAll(offered());
    }

    @Test
    void pagesWithoutLossAndWithoutRepetition() {
        ListsEntitlements connector = openWithOffers();

        List<String> inSmallPages = names(Pages.all(PAGE, connector::entitlements));

        assertThat(inSmallPages).doesNotHaveDuplicates().isEqualTo(names(Pages.all(100, connector::entitlements)));
    }

    @Test
    void anotherConnectorGoesOnFromTheCursor() {
        ListsEntitlements one = openWithOffers();
        ListsEntitlements other = as(ListsEntitlements.class, open());
        PageRequest first = PageRequest.ofSize(PAGE);
        Page<ListedEntitlement> page = one.entitlements(first);
        String cursor = page.next().orElseThrow();

        Page<ListedEntitlement> next = other.entitlements(first.startingAfter(cursor));

        assertThat(names(next.items())).isNotEmpty().doesNotContainAnyElementsOf(names(page.items()));
        assertThat(next).isEqualTo(one.entitlements(first.startingAfter(cursor)));
    }

    @Test
    void refusesCursorsThatNoPageGaveOut() {
        Pages.assertRefusesForeignCursors(openWithOffers()::entitlements);
    }

    @Test
    void givesEachThingATitle() {
        assertThat(openWithOffers().entitlements(PageRequest.ofSize(100)).items())
                .allSatisfy(each -> assertThat(each.title()).isNotBlank());
    }

    @Test
    void whatIsListedCanBeGiven() {
        ListsEntitlements connector = openWithOffers();
        assumeTrue(subject().abilities().contains(ChangesAssignments.class), "ChangesAssignments is not claimed");
        ChangesAssignments changes = as(ChangesAssignments.class, (Connector) connector);
        List<String> listed = names(Pages.all(100, connector::entitlements));
        String one = subject().entitlement(1);

        assertThat(listed).contains(one);
        assertThat(deliver(changes, order(), subject().account(1), give(one))).isEqualTo(new DeliveryOutcome.Applied());
        assertThat(names(Pages.all(100, connector::entitlements))).isEqualTo(listed);
    }

    private ListsEntitlements openWithOffers() {
        ListsEntitlements connector = open(ListsEntitlements.class);
        IntStream.rangeClosed(1, OFFERED).forEach(subject()::offer);
        return connector;
    }

    private List<String> offered() {
        return IntStream.rangeClosed(1, OFFERED)
                .mapToObj(subject()::entitlement)
                .toList();
    }

    private static List<String> names(List<ListedEntitlement> listed) {
        return listed.stream().map(ListedEntitlement::entitlement).toList();
    }
}
