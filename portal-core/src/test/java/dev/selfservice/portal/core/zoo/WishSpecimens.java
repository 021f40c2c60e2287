// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import static dev.selfservice.portal.core.zoo.StoreMistake.anew;
import static dev.selfservice.portal.core.zoo.StoreMistake.in;

import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.processes.Verdict;
import dev.selfservice.portal.requests.EntitlementWish;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.requests.RequestItem;
import dev.selfservice.portal.requests.RequestState;
import dev.selfservice.portal.requests.Wish;
import dev.selfservice.portal.requests.spi.RequestStore;
import dev.selfservice.portal.testkit.zoo.Specimen;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Stores of requests that keep the same wish from being open twice with one mistake each. */
final class WishSpecimens {

    private WishSpecimens() {}

    /** Who is to hold what. */
    private record Asked(PersonId who, Wish what) {}

    static List<Specimen> all() {
        return Stream.of(taking(), refusing()).flatMap(List::stream).toList();
    }

    private static List<Specimen> taking() {
        return List.of(
                broken(
                                "refusesTheSameWishForTheSamePerson",
                                "takes a wish with a scope twice, though not from a crowd",
                                in(RequestStore.class, "insert", WishSpecimens::swallowing)
                                        .when(with -> wishes(with.the(Request.class))
                                                .anyMatch(wish -> wish.scope().isPresent()))
                                        .alone())
                        .implies("takesTheWishAgainAfterTheEnd"),
                broken(
                        "refusesTheSameWishWithoutAScope",
                        "takes a wish without a scope twice",
                        in(RequestStore.class, "insert", WishSpecimens::swallowing)
                                .when(with -> wishes(with.the(Request.class))
                                        .noneMatch(wish -> wish.scope().isPresent()))),
                broken(
                        "letsExactlyOneOfACrowdAsk",
                        "takes the same wish from everybody of a crowd",
                        in(RequestStore.class, "insert", WishSpecimens::swallowing)
                                .inACrowd()));
    }

    private static List<Specimen> refusing() {
        return List.of(
                broken(
                        "takesAnotherScopeOrAnotherPerson",
                        "takes one scope for another",
                        in(RequestStore.class, "insert", (requests, with) -> {
                            Request request = with.the(Request.class);
                            List<EntitlementId> asked = wishes(request)
                                    .map(EntitlementWish::entitlement)
                                    .toList();
                            requireNone(
                                    !requests.requested(request.beneficiary().id(), asked)
                                            .isEmpty());
                            return with.sound();
                        })),
                broken(
                        "takesTheWishAgainAfterTheEnd",
                        "remembers wishes beyond the end",
                        anew(() -> remembers(request ->
                                request.state() == RequestState.ENDED ? request.items().stream() : Stream.empty()))),
                broken(
                        "takesTheWishAgainOnceItsItemIsRejected",
                        "remembers wishes that were rejected",
                        anew(() -> remembers(request ->
                                request.items().stream().filter(item -> item.verdict() == Verdict.REJECTED)))));
    }

    /** Refuses what some items asked for once they were changed. */
    private static StoreMistake remembers(Function<Request, Stream<RequestItem>> items) {
        Set<Asked> asked = new HashSet<>();
        return in(RequestStore.class, "update", (requests, with) -> {
                    Request after = with.the(1, Request.class);
                    items.apply(after)
                            .forEach(item ->
                                    asked.add(new Asked(after.beneficiary().id(), item.wish())));
                    return with.sound();
                })
                .and(in(RequestStore.class, "insert", (requests, with) -> {
                    Request request = with.the(Request.class);
                    requireNone(wishes(request)
                            .anyMatch(wish -> asked.contains(
                                    new Asked(request.beneficiary().id(), wish))));
                    return with.sound();
                }));
    }

    private static Object swallowing(RequestStore requests, StoreCall with) {
        try {
            return with.sound();
        } catch (ConflictException asked) {
            return null;
        }
    }

    private static void requireNone(boolean asked) {
        if (asked) {
            throw new ConflictException("already-requested", "an open request asks for the same already");
        }
    }

    private static Stream<EntitlementWish> wishes(Request request) {
        return request.items().stream().map(item -> (EntitlementWish) item.wish());
    }

    private static Specimen broken(String clause, String mistake, StoreMistake damage) {
        return Specimen.of(StoresInZoo.Requests.class, clause, mistake, () -> damage);
    }
}
