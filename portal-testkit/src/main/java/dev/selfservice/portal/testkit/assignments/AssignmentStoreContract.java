// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.assignments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.PersonRef;
import dev.selfservice.portal.assignments.Assignment;
import dev.selfservice.portal.assignments.AssignmentId;
import dev.selfservice.portal.assignments.AssignmentReason;
import dev.selfservice.portal.assignments.spi.AssignmentStore;
import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.requests.EntitlementWish;
import dev.selfservice.portal.requests.RequestId;
import dev.selfservice.portal.testkit.AwkwardTexts;
import dev.selfservice.portal.testkit.Crowd;
import dev.selfservice.portal.testkit.Pages;
import dev.selfservice.portal.testkit.Samples;
import dev.selfservice.portal.testkit.StoreContract;
import dev.selfservice.portal.testkit.verdict.VerdictItem;
import dev.selfservice.portal.testkit.verdict.WritesVerdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every {@link AssignmentStore} must do. Extend it and say how to make one. */
@ExtendWith(WritesVerdict.class)
public abstract class AssignmentStoreContract extends StoreContract {

    private final PersonRef person = Samples.person();
    private final EntitlementWish wish =
            new EntitlementWish(new EntitlementId(Samples.id()), Optional.of(Samples.country("ES")));

    private AssignmentStore assignments() {
        return stores().assignments();
    }

    private Assignment given(Assignment assignment) {
        commit(() -> assignments().give(assignment));
        return assignment;
    }

    private Assignment given(String title) {
        return given(Samples.assignment(person, Samples.wish(), title));
    }

    private List<Assignment> list(int size) {
        return read(() -> Pages.all(size, page -> assignments().list(person.id(), page)));
    }

    private boolean holds(PersonRef who, EntitlementWish what) {
        return read(() -> assignments().holds(who.id(), what.entitlement(), what.scope()));
    }

    private static Assignment with(Assignment from, Optional<Instant> until, List<AssignmentReason> reasons) {
        return new Assignment(
                from.id(),
                from.person(),
                from.entitlement(),
                from.title(),
                from.system(),
                from.scope(),
                from.risk(),
                from.since(),
                until,
                reasons);
    }

    @Nested
    @VerdictItem("keeps what people hold")
    class Keeping {

        @Test
        void returnsWhatWasGivenWithAllReasons() {
            AssignmentReason asked = new AssignmentReason(
                    AssignmentReason.Kind.REQUEST,
                    "R-1042",
                    Optional.of(new RequestId(Samples.id())),
                    Optional.empty(),
                    Samples.MONDAY);
            Assignment plain = Samples.assignment(person, wish, "Auditor");
            Assignment assignment = given(with(plain, Optional.empty(), List.of(asked, Samples.reason("import 7"))));

            assertThat(read(() -> assignments().find(assignment.id()))).hasValueSatisfying(found -> {
                assertThat(found.reasons()).containsExactlyInAnyOrderElementsOf(assignment.reasons());
                assertThat(with(found, Optional.empty(), List.of()))
                        .isEqualTo(with(assignment, Optional.empty(), List.of()));
            });
            assertThat(list(10)).extracting(Assignment::id).containsExactly(assignment.id());
            assertThat(read(() -> assignments().find(new AssignmentId(Samples.id()))))
                    .isEmpty();
        }

        @Test
        void returnsEveryTextAsItWasWritten() {
            for (String text : AwkwardTexts.all()) {
                String title = text.length() > 120 ? "long" : text;
                Assignment plain = Samples.assignment(Samples.person(title), Samples.wish(), title);
                AssignmentReason reason = new AssignmentReason(
                        AssignmentReason.Kind.RULE, title, Optional.empty(), Optional.of(text), Samples.MONDAY);
                Assignment assignment = given(with(plain, Optional.empty(), List.of(reason)));

                assertThat(read(() -> assignments().find(assignment.id()))).contains(assignment);
            }
        }

        @Test
        void forgetsWhatWasRolledBack() {
            rollBack(() -> assignments().give(Samples.assignment(person, wish, "Auditor")));

            assertThat(holds(person, wish)).isFalse();
            assertThat(list(10)).isEmpty();
        }
    }

    @Nested
    @VerdictItem("gives once and adds reasons")
    class Giving {

        @Test
        void addsTheReasonsToWhatIsHeldAlready() {
            Assignment first = given(Samples.assignment(person, wish, "Auditor"));
            Assignment second = given(Samples.assignment(person, wish, "Auditor again"));

            assertThat(list(10)).singleElement().satisfies(held -> {
                assertThat(held.id()).isEqualTo(first.id());
                assertThat(held.title()).isEqualTo("Auditor");
                assertThat(held.reasons())
                        .containsExactlyInAnyOrder(
                                first.reasons().get(0), second.reasons().get(0));
            });
            assertThat(read(() -> assignments().find(second.id()))).isEmpty();
        }

        @Test
        void addsAReasonWithTheSameReferenceOnce() {
            Assignment first = given(Samples.assignment(person, wish, "Auditor"));

            given(first);
            given(with(
                    Samples.assignment(person, wish, "Auditor"),
                    Optional.empty(),
                    List.of(Samples.reason(first.reasons().get(0).reference()), Samples.reason("another"))));

            assertThat(list(10)).singleElement().satisfies(held -> assertThat(held.reasons())
                    .extracting(AssignmentReason::reference)
                    .containsExactlyInAnyOrder(first.reasons().get(0).reference(), "another"));
        }

        @Test
        void keepsScopesApart() {
            EntitlementWish elsewhere = new EntitlementWish(wish.entitlement(), Optional.of(Samples.country("PT")));
            EntitlementWish unscoped = new EntitlementWish(wish.entitlement(), Optional.empty());
            given(Samples.assignment(person, wish, "A"));
            assertThat(holds(person, elsewhere)).isFalse();
            assertThat(holds(person, unscoped)).isFalse();

            given(Samples.assignment(person, elsewhere, "B"));
            given(Samples.assignment(person, unscoped, "C"));
            given(Samples.assignment(person, unscoped, "D"));

            assertThat(list(10)).extracting(Assignment::title).containsExactly("A", "B", "C");
        }

        @Test
        void endsWithOneAssignmentWhenACrowdGivesTheSame() {
            Crowd.Result<Assignment> result = Crowd.of(CROWD, i -> given(Samples.assignment(person, wish, "Auditor")));

            assertThat(result.failures()).isEmpty();
            assertThat(list(10)).singleElement().satisfies(held -> assertThat(held.reasons())
                    .hasSize(CROWD));
        }

        @Test
        void givesAgainWhatHasEnded() {
            given(with(
                    Samples.assignment(person, wish, "Auditor"),
                    Optional.of(Samples.MONDAY),
                    List.of(Samples.reason("old"))));
            assertThat(holds(person, wish)).isFalse();

            given(Samples.assignment(person, wish, "Auditor"));

            assertThat(holds(person, wish)).isTrue();
            assertThat(list(10)).hasSize(1);
        }
    }

    @Nested
    @VerdictItem("knows what people hold")
    class Knowing {

        @Test
        void knowsWhatIsHeldWithAnyScope() {
            EntitlementWish other = Samples.wish();
            given(Samples.assignment(person, wish, "Auditor"));
            given(Samples.assignment(Samples.person(), other, "Auditor"));

            assertThat(read(() -> assignments().held(person.id(), List.of(wish.entitlement(), other.entitlement()))))
                    .containsExactly(wish.entitlement());
            assertThat(read(() -> assignments().held(person.id(), List.of()))).isEmpty();
            assertThat(holds(person, wish)).isTrue();
            assertThat(holds(Samples.person(), wish)).isFalse();
        }

        @Test
        void tellsWhichWishesAreFulfilled() {
            EntitlementWish elsewhere = new EntitlementWish(wish.entitlement(), Optional.of(Samples.country("PT")));
            EntitlementWish unscoped = new EntitlementWish(wish.entitlement(), Optional.empty());
            EntitlementWish over = Samples.wish();
            EntitlementWish other = Samples.wish();
            given(Samples.assignment(person, wish, "Auditor"));
            given(Samples.assignment(Samples.person(), other, "Auditor"));
            given(with(
                    Samples.assignment(person, over, "Clerk"),
                    Optional.of(Samples.MONDAY),
                    List.of(Samples.reason("b"))));

            assertThat(read(() ->
                            assignments().fulfilled(person.id(), List.of(elsewhere, wish, unscoped, over, other))))
                    .containsExactly(wish);
            assertThat(read(() -> assignments().fulfilled(person.id(), List.of())))
                    .isEmpty();
        }

        @Test
        void countsWhatEndsLaterAndNotWhatHasEnded() {
            EntitlementWish over = Samples.wish();
            Instant soon = Instant.ofEpochMilli(clock().instant().plus(LONG).toEpochMilli());
            given(with(Samples.assignment(person, wish, "Auditor"), Optional.of(soon), List.of(Samples.reason("a"))));
            given(with(
                    Samples.assignment(person, over, "Clerk"),
                    Optional.of(Samples.MONDAY),
                    List.of(Samples.reason("b"))));

            assertThat(list(10)).singleElement().satisfies(held -> assertThat(held.until())
                    .contains(soon));
            assertThat(holds(person, over)).isFalse();
            assertThat(read(() -> assignments().held(person.id(), List.of(wish.entitlement(), over.entitlement()))))
                    .containsExactly(wish.entitlement());
        }
    }

    @Nested
    @VerdictItem("lists what somebody holds")
    class Listing {

        @Test
        void ordersByTitleWhateverItsCaseAndLosesAndRepeatsNone() {
            List<String> expected = new ArrayList<>();
            for (String title : List.of("alpha", "Beta", "gamma", "same", "same", "same", "same", "Zeta")) {
                expected.add(given(title).title());
            }

            List<Assignment> read = list(3);

            assertThat(read).extracting(Assignment::title).containsExactlyElementsOf(expected);
            assertThat(read).extracting(Assignment::id).doesNotHaveDuplicates();
            assertThat(read).allSatisfy(held -> assertThat(held.reasons()).hasSize(1));
        }

        @Test
        void refusesCursorsThatItDidNotGiveOut() {
            Pages.assertRefusesForeignCursors(page -> read(() -> assignments().list(person.id(), page)));
        }
    }
}
