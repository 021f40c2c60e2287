// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import static dev.selfservice.portal.core.zoo.StoreMistake.anew;
import static dev.selfservice.portal.core.zoo.StoreMistake.answer;
import static dev.selfservice.portal.core.zoo.StoreMistake.in;
import static dev.selfservice.portal.core.zoo.StoreMistake.keepsWhatWasRolledBack;

import dev.selfservice.portal.processes.Verdict;
import dev.selfservice.portal.requests.DeliveryNote;
import dev.selfservice.portal.requests.EntitlementWish;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.requests.RequestItem;
import dev.selfservice.portal.requests.RequestState;
import dev.selfservice.portal.requests.spi.RequestStore;
import dev.selfservice.portal.spi.Transactions;
import dev.selfservice.portal.testkit.Samples;
import dev.selfservice.portal.testkit.zoo.Specimen;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Stores of requests that number, keep and change with one mistake each. */
final class RequestStoreSpecimens {

    private RequestStoreSpecimens() {}

    static List<Specimen> all() {
        return Stream.of(numbering(), keeping(), texts(), changing(), refusing())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Specimen> numbering() {
        return List.of(
                broken(
                        "looksLikeWhatPeopleSay",
                        "fills numbers up with zeros",
                        answer(RequestStore.class, "nextNumber", (String number) -> number.replace("R-", "R-000"))),
                broken(
                        "neverGivesANumberTwiceToACrowd",
                        "gives each number to two of a crowd",
                        anew(RequestStoreSpecimens::twice).inACrowd()),
                broken(
                        "neverGivesANumberAgainAfterARollback",
                        "takes numbers back that were rolled back",
                        anew(RequestStoreSpecimens::takesBack)));
    }

    /** Gives each number to two: the one who took it and the next. */
    private static StoreMistake twice() {
        AtomicReference<Optional<String>> taken = new AtomicReference<>(Optional.empty());
        return in(RequestStore.class, "nextNumber", (requests, with) -> {
            Optional<String> last = taken.getAndSet(Optional.empty());
            if (last.isEmpty()) {
                taken.set(Optional.of(requests.nextNumber()));
                return taken.get().orElseThrow();
            }
            return last.get();
        });
    }

    private static StoreMistake takesBack() {
        ThreadLocal<List<String>> given = ThreadLocal.withInitial(ArrayList::new);
        Queue<String> free = new ArrayDeque<>();
        return in(RequestStore.class, "nextNumber", (requests, with) -> {
                    String number = free.isEmpty() ? requests.nextNumber() : free.remove();
                    given.get().add(number);
                    return number;
                })
                .and(in(Transactions.class, "callNew", (transactions, with) -> {
                    given.get().clear();
                    try {
                        return with.sound();
                    } catch (RuntimeException failure) {
                        free.addAll(given.get());
                        throw failure;
                    }
                }));
    }

    private static List<Specimen> keeping() {
        return List.of(
                broken(
                        "returnsWhatWasStored",
                        "forgets scopes",
                        found(request -> items(
                                request,
                                item -> Altered.change(
                                        item,
                                        "wish",
                                        (EntitlementWish wish) -> Altered.of(wish, "scope", Optional.empty()))))),
                broken(
                        "knowsNoRequestThatWasNotStored",
                        "makes a request up while it has none",
                        in(
                                        RequestStore.class,
                                        "find",
                                        (requests, with) ->
                                                Optional.of(Samples.request().make()))
                                .until(RequestStore.class, "insert")
                                .until(RequestStore.class, "update")),
                broken(
                        "forgetsARequestThatWasRolledBack",
                        "keeps a request that was rolled back",
                        keepsWhatWasRolledBack(RequestStore.class, "insert")));
    }

    private static List<Specimen> texts() {
        return List.of(
                broken(
                        "returnsEveryTextAsItWasWritten",
                        "writes the accents of reasons in another form",
                        found(request -> Altered.change(
                                request,
                                "reason",
                                (String reason) -> Normalizer.normalize(reason, Normalizer.Form.NFC)))),
                broken(
                        "returnsTitlesAndNamesAsTheyWereWritten",
                        "cuts the blanks around titles off",
                        found(request -> Altered.change(request, "title", String::strip))));
    }

    private static List<Specimen> changing() {
        return List.of(
                broken(
                        "keepsADecisionAndADelivery",
                        "forgets what a target system said",
                        found(request -> items(
                                request,
                                item -> Altered.change(
                                        item,
                                        "deliveryNote",
                                        (Optional<DeliveryNote> note) ->
                                                note.map(each -> Altered.of(each, "said", Optional.empty())))))),
                broken(
                        "keepsAVerdictOnOneItemOfSeveral",
                        "shows no verdict before the end",
                        found(request -> request.state() == RequestState.OPEN
                                ? items(request, item -> Altered.of(item, "verdict", Verdict.UNDECIDED))
                                : request)),
                broken(
                        "takesAChangeBackWithItsTransaction",
                        "keeps a change that was rolled back",
                        keepsWhatWasRolledBack(RequestStore.class, "update")));
    }

    private static List<Specimen> refusing() {
        return List.of(
                broken(
                        "refusesAChangeOfAnOldVersion",
                        "says that it changed an old version, though not to a crowd",
                        in(RequestStore.class, "update", RequestStoreSpecimens::yes)
                                .when(with -> stored(with).isPresent())
                                .alone()),
                broken(
                        "refusesAChangeOfARequestThatIsNotThere",
                        "says that it changed what is not there",
                        in(RequestStore.class, "update", RequestStoreSpecimens::yes)
                                .when(with -> stored(with).isEmpty())),
                broken(
                        "letsExactlyOneOfACrowdChangeAVersion",
                        "tells everybody of a crowd that they changed the request",
                        in(RequestStore.class, "update", RequestStoreSpecimens::yes)
                                .inACrowd()));
    }

    private static Object yes(Object requests, StoreCall with) {
        with.sound();
        return true;
    }

    private static Optional<Request> stored(StoreCall with) {
        return with.stores().requests().find(with.the(Request.class).id());
    }

    private static StoreMistake found(UnaryOperator<Request> change) {
        return answer(RequestStore.class, "find", (Optional<Request> found) -> found.map(change));
    }

    private static Request items(Request request, UnaryOperator<RequestItem> change) {
        return Altered.change(request, "items", (List<RequestItem> items) -> items.stream()
                .map(change)
                .toList());
    }

    private static Specimen broken(String clause, String mistake, StoreMistake damage) {
        return Specimen.of(StoresInZoo.Requests.class, clause, mistake, () -> damage);
    }
}
