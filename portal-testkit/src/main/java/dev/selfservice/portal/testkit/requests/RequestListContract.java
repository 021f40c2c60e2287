// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.requests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.PersonRef;
import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.processes.Verdict;
import dev.selfservice.portal.requests.DeliveryState;
import dev.selfservice.portal.requests.EntitlementWish;
import dev.selfservice.portal.requests.ItemId;
import dev.selfservice.portal.requests.Request;
import dev.selfservice.portal.requests.RequestItem;
import dev.selfservice.portal.requests.RequestSummary;
import dev.selfservice.portal.requests.RequestView;
import dev.selfservice.portal.requests.spi.RequestStore;
import dev.selfservice.portal.tasks.Task;
import dev.selfservice.portal.testkit.Pages;
import dev.selfservice.portal.testkit.Samples;
import dev.selfservice.portal.testkit.StoreContract;
import dev.selfservice.portal.testkit.verdict.VerdictItem;
import dev.selfservice.portal.testkit.verdict.WritesVerdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the lists of every {@link RequestStore} must show; a part of {@link RequestStoreContract}. */
@ExtendWith(WritesVerdict.class)
public abstract class RequestListContract extends StoreContract {

    private static final Instant LATER = Samples.MONDAY.plusSeconds(60);

    final RequestStore requests() {
        return stores().requests();
    }

    private List<RequestSummary> list(PersonRef person, RequestView view) {
        return read(() -> Pages.all(100, page -> requests().list(person.id(), view, page)));
    }

    private Request stored(Request request) {
        commit(() -> requests().insert(request));
        return request;
    }

    private Request changed(Request before, Request after) {
        assertThat(commit(() -> requests().update(before, after))).isTrue();
        return after;
    }

    private Request storedApproved(PersonRef person, EntitlementWish... wishes) {
        Request open = stored(Samples.request().by(person).asking(wishes).make());
        Map<ItemId, Verdict> verdicts =
                open.items().stream().collect(Collectors.toMap(RequestItem::id, item -> Verdict.APPROVED));
        return changed(open, open.decide(verdicts, Map.of(), "", LATER));
    }

    @Nested
    @VerdictItem("lists requests")
    class Listing {

        private final PersonRef person = Samples.person();

        @Test
        void showsWhatOneAskedForAndWhatOneIsToHoldOnceEach() {
            Request mine = stored(Samples.request().by(person).at(LATER).make());
            Request forMe = stored(Samples.request().benefitting(person).make());
            stored(Samples.request().make());

            assertThat(list(person, RequestView.RUNNING))
                    .extracting(RequestSummary::id)
                    .containsExactly(mine.id(), forMe.id());
        }

        @Test
        void showsEachRowAsTheRequestIs() {
            Request open = stored(Samples.request().by(person).make());
            Request ended = changed(open, open.withdraw(LATER));

            assertThat(list(person, RequestView.ENDED))
                    .containsExactly(new RequestSummary(
                            ended.id(),
                            ended.number(),
                            ended.title(),
                            ended.requester(),
                            ended.beneficiary(),
                            ended.state(),
                            ended.outcome(),
                            ended.delivery(),
                            ended.submittedAt(),
                            ended.endedAt(),
                            Optional.empty(),
                            Optional.empty()));
        }

        @Test
        void saysWhoHasItNowAndSinceWhen() {
            Request open = stored(Samples.request().by(person).make());
            Task task = Samples.task().of(open).since(LATER).make();
            commit(() -> stores().tasks().insert(task));

            assertThat(list(person, RequestView.RUNNING)).singleElement().satisfies(row -> {
                assertThat(row.waitsFor()).contains("Bea Ortiz");
                assertThat(row.waitsSince()).contains(LATER);
            });
        }

        @Test
        void saysOfADecidedTaskThatNobodyHasItAnyMore() {
            Request open = stored(Samples.request().by(person).make());
            Task task = Samples.task().of(open).make();
            commit(() -> stores().tasks().insert(task));
            commit(() -> stores().tasks().end(task.decide(Samples.person(), true, Optional.empty(), LATER)));

            assertThat(list(person, RequestView.RUNNING)).singleElement().satisfies(row -> {
                assertThat(row.waitsFor()).isEmpty();
                assertThat(row.waitsSince()).isEmpty();
            });
        }

        @Test
        void losesAndRepeatsNoRowFiledAtTheSameMoment() {
            List<Request> filed = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                filed.add(stored(Samples.request()
                        .by(person)
                        .at(i < 5 ? LATER : Samples.MONDAY)
                        .make()));
            }

            List<RequestSummary> read =
                    read(() -> Pages.all(2, page -> requests().list(person.id(), RequestView.RUNNING, page)));

            assertThat(read)
                    .extracting(RequestSummary::id)
                    .containsExactlyInAnyOrderElementsOf(
                            filed.stream().map(Request::id).toList());
            assertThat(read).extracting(RequestSummary::submittedAt).isSortedAccordingTo(Collections.reverseOrder());
        }

        @Test
        void refusesCursorsThatItDidNotGiveOut() {
            Pages.assertRefusesForeignCursors(
                    page -> read(() -> requests().list(person.id(), RequestView.RUNNING, page)));
        }
    }

    @Nested
    @VerdictItem("tells running requests from ended ones")
    class Views {

        private final PersonRef person = Samples.person();

        private void assertRuns(Request request, boolean running) {
            RequestView shows = running ? RequestView.RUNNING : RequestView.ENDED;
            RequestView hides = running ? RequestView.ENDED : RequestView.RUNNING;
            assertThat(list(person, shows)).extracting(RequestSummary::id).containsExactly(request.id());
            assertThat(list(person, hides)).isEmpty();
        }

        private Request delivered(Request request, int item, DeliveryState state) {
            return changed(
                    request,
                    request.deliver(request.items().get(item).id(), state, Optional.empty(), Optional.of(LATER)));
        }

        @Test
        void runsWhileItWaitsForADecision() {
            assertRuns(stored(Samples.request().by(person).make()), true);
        }

        @Test
        void runsWhileItWaitsForADelivery() {
            Request approved = storedApproved(person, Samples.wish());

            assertRuns(approved, true);
            assertRuns(delivered(approved, 0, DeliveryState.DELIVERING), true);
        }

        @Test
        void hasEndedWhenItIsDelivered() {
            assertRuns(delivered(storedApproved(person, Samples.wish()), 0, DeliveryState.DELIVERED), false);
        }

        @Test
        void runsWhileOneOfItsItemsWaitsThoughAnotherFailed() {
            Request half = delivered(storedApproved(person, Samples.wish(), Samples.wish()), 0, DeliveryState.FAILED);

            assertRuns(half, true);
            assertRuns(delivered(half, 1, DeliveryState.DELIVERED), false);
        }

        @Test
        void hasEndedWhenItIsWithdrawn() {
            Request open = stored(Samples.request().by(person).make());

            assertRuns(changed(open, open.withdraw(LATER)), false);
        }
    }

    @Nested
    @VerdictItem("knows what is asked for and who takes part")
    class Knowing {

        private final PersonRef person = Samples.person();

        @Test
        void knowsWhatOpenRequestsAskFor() {
            EntitlementWish open =
                    new EntitlementWish(new EntitlementId(Samples.id()), Optional.of(Samples.country("ES")));
            EntitlementWish over = Samples.wish();
            EntitlementWish others = Samples.wish();
            stored(Samples.request()
                    .benefitting(person)
                    .asking(open, Samples.wish())
                    .make());
            Request ended =
                    stored(Samples.request().benefitting(person).asking(over).make());
            changed(ended, ended.withdraw(LATER));
            stored(Samples.request().by(Samples.person()).asking(others).make());

            Set<EntitlementId> asked = read(() -> requests()
                    .requested(person.id(), List.of(open.entitlement(), over.entitlement(), others.entitlement())));

            assertThat(asked).containsExactly(open.entitlement());
            assertThat(read(() -> requests().requested(person.id(), List.of()))).isEmpty();
        }

        @Test
        void knowsWhoMayDecideAndWhoDecided() {
            Request request = stored(Samples.request().make());
            PersonRef decider = Samples.person();
            Task task =
                    Samples.task().of(request).waitingFor(Samples.user(person)).make();
            commit(() -> stores().tasks().insert(task));

            assertThat(tookPart(request, person)).isTrue();
            assertThat(tookPart(request, decider)).isFalse();

            commit(() -> stores().tasks().end(task.decide(decider, true, Optional.empty(), LATER)));

            assertThat(tookPart(request, decider)).isTrue();
            assertThat(tookPart(request, person)).isFalse();
            assertThat(tookPart(stored(Samples.request().make()), decider)).isFalse();
        }

        private boolean tookPart(Request request, PersonRef who) {
            return read(
                    () -> requests().tookPart(request.id(), who.id(), List.of("user:" + who.id(), "role:everyone")));
        }
    }
}
