// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import static dev.selfservice.portal.core.zoo.StoreMistake.adds;
import static dev.selfservice.portal.core.zoo.StoreMistake.anyCursor;
import static dev.selfservice.portal.core.zoo.StoreMistake.argument;
import static dev.selfservice.portal.core.zoo.StoreMistake.in;
import static dev.selfservice.portal.core.zoo.StoreMistake.leavesOut;
import static dev.selfservice.portal.core.zoo.StoreMistake.losesAtPageEnds;
import static dev.selfservice.portal.core.zoo.StoreMistake.rows;

import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.requests.DeliveryState;
import dev.selfservice.portal.requests.Outcome;
import dev.selfservice.portal.requests.RequestState;
import dev.selfservice.portal.requests.RequestSummary;
import dev.selfservice.portal.requests.RequestView;
import dev.selfservice.portal.requests.spi.RequestStore;
import dev.selfservice.portal.testkit.zoo.Specimen;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Stores of requests that list and know with one mistake each. */
final class RequestListSpecimens {

    private RequestListSpecimens() {}

    static List<Specimen> all() {
        return Stream.of(rowsOfLists(), waiting(), pages(), running(), ended(), knowing())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Specimen> rowsOfLists() {
        return List.of(
                broken(
                        "showsWhatOneAskedForAndWhatOneIsToHoldOnceEach",
                        "leaves out what others asked for",
                        in(RequestStore.class, "list", (requests, with) -> {
                            PersonId person = with.the(PersonId.class);
                            Page<RequestSummary> page =
                                    requests.list(person, with.the(RequestView.class), with.the(PageRequest.class));
                            return new Page<>(
                                    page.items().stream()
                                            .filter(row -> row.requester().id().equals(person))
                                            .toList(),
                                    page.next());
                        })),
                broken(
                        "showsEachRowAsTheRequestIs",
                        "forgets when a request ended",
                        rows(
                                RequestStore.class,
                                "list",
                                (RequestSummary row) -> Altered.of(row, "endedAt", Optional.empty()))));
    }

    private static List<Specimen> waiting() {
        return List.of(
                broken(
                        "saysWhoHasItNowAndSinceWhen",
                        "says that who has it has it since it was filed",
                        rows(
                                RequestStore.class,
                                "list",
                                (RequestSummary row) -> Altered.of(
                                        row, "waitsSince", row.waitsFor().map(who -> row.submittedAt())))),
                broken(
                        "saysOfADecidedTaskThatNobodyHasItAnyMore",
                        "names who had it",
                        in(RequestStore.class, "list", (requests, with) -> requests.list(
                                        with.the(PersonId.class),
                                        with.the(RequestView.class),
                                        with.the(PageRequest.class))
                                .map(row -> Altered.of(
                                        row,
                                        "waitsFor",
                                        with.stores().tasks().ofRequest(row.id()).stream()
                                                .findFirst()
                                                .map(task ->
                                                        task.candidates().get(0).name()))))));
    }

    private static List<Specimen> pages() {
        return List.of(
                broken(
                        "losesAndRepeatsNoRowFiledAtTheSameMoment",
                        "loses a row at the end of a page",
                        losesAtPageEnds(RequestStore.class, "list")),
                broken(
                        "refusesCursorsThatItDidNotGiveOut",
                        "begins anew at a strange cursor",
                        anyCursor(RequestStore.class, "list")));
    }

    private static List<Specimen> running() {
        return List.of(
                broken(
                        "runsWhileItWaitsForADecision",
                        "shows what is open among the ended as well",
                        shows(RequestView.ENDED, row -> row.state() == RequestState.OPEN)),
                broken(
                        "runsWhileItWaitsForADelivery",
                        "shows what is being delivered among the ended as well",
                        shows(RequestView.ENDED, row -> row.delivery() == DeliveryState.DELIVERING)),
                broken(
                        "runsWhileOneOfItsItemsWaitsThoughAnotherFailed",
                        "takes one failure for the end",
                        leavesOut(
                                        RequestStore.class,
                                        "list",
                                        (RequestSummary row) -> row.delivery() == DeliveryState.FAILED)
                                .when(with -> with.the(RequestView.class) == RequestView.RUNNING)));
    }

    private static List<Specimen> ended() {
        return List.of(
                broken(
                        "hasEndedWhenItIsDelivered",
                        "leaves out what was delivered",
                        leavesOut(
                                RequestStore.class,
                                "list",
                                (RequestSummary row) -> row.delivery() == DeliveryState.DELIVERED)),
                broken(
                        "hasEndedWhenItIsWithdrawn",
                        "shows what was withdrawn among the running as well",
                        shows(RequestView.RUNNING, row -> row.outcome()
                                .filter(Outcome.WITHDRAWN::equals)
                                .isPresent())));
    }

    private static List<Specimen> knowing() {
        return List.of(
                broken(
                        "knowsWhatOpenRequestsAskFor",
                        "takes anything for asked",
                        in(
                                RequestStore.class,
                                "requested",
                                (requests, with) -> Set.copyOf(with.all(EntitlementId.class)))),
                broken(
                        "knowsWhoMayDecideAndWhoDecided",
                        "forgets who decided",
                        argument(RequestStore.class, "tookPart", PersonId.class, person -> new PersonId("nobody"))));
    }

    /** Shows in one view, besides, rows of the other. */
    private static StoreMistake shows(RequestView view, Predicate<RequestSummary> rows) {
        RequestView other = view == RequestView.ENDED ? RequestView.RUNNING : RequestView.ENDED;
        return adds(
                        RequestStore.class,
                        "list",
                        (requests, with) ->
                                requests
                                        .list(with.the(PersonId.class), other, with.the(PageRequest.class))
                                        .items()
                                        .stream()
                                        .filter(rows)
                                        .toList())
                .when(with -> with.the(RequestView.class) == view);
    }

    private static Specimen broken(String clause, String mistake, StoreMistake damage) {
        return Specimen.of(StoresInZoo.Requests.class, clause, mistake, () -> damage);
    }
}
