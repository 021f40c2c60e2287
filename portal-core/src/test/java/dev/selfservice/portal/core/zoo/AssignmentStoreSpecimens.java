// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import static dev.selfservice.portal.core.zoo.StoreMistake.anew;
import static dev.selfservice.portal.core.zoo.StoreMistake.answer;
import static dev.selfservice.portal.core.zoo.StoreMistake.anyCursor;
import static dev.selfservice.portal.core.zoo.StoreMistake.argument;
import static dev.selfservice.portal.core.zoo.StoreMistake.in;
import static dev.selfservice.portal.core.zoo.StoreMistake.keepsWhatWasRolledBack;
import static dev.selfservice.portal.core.zoo.StoreMistake.leavesOut;
import static dev.selfservice.portal.core.zoo.StoreMistake.losesAtPageEnds;

import dev.selfservice.portal.Page;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.assignments.Assignment;
import dev.selfservice.portal.assignments.AssignmentId;
import dev.selfservice.portal.assignments.AssignmentReason;
import dev.selfservice.portal.assignments.spi.AssignmentStore;
import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.requests.EntitlementWish;
import dev.selfservice.portal.testkit.zoo.Specimen;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stores of assignments with one mistake each. */
@SuppressWarnings("unchecked") // the arguments of the methods that are put wrong
final class AssignmentStoreSpecimens {

    private AssignmentStoreSpecimens() {}

    static List<Specimen> all() {
        return Stream.of(keeping(), adding(), giving(), knowing(), listing())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Specimen> keeping() {
        return List.of(
                broken(
                        "returnsWhatWasGivenWithAllReasons",
                        "forgets which request was a reason",
                        reasons((given, reason) -> Altered.of(reason, "request", Optional.empty()))),
                broken(
                        "returnsEveryTextAsItWasWritten",
                        "composes the letters of a note",
                        reasons((given, reason) -> Altered.of(
                                reason,
                                "note",
                                reason.note().map(note -> Normalizer.normalize(note, Normalizer.Form.NFC))))),
                broken(
                        "forgetsWhatWasRolledBack",
                        "keeps what was rolled back",
                        keepsWhatWasRolledBack(AssignmentStore.class, "give")));
    }

    private static List<Specimen> adding() {
        return List.of(
                broken("addsTheReasonsToWhatIsHeldAlready", "finds what is held by a second id", anew(() -> {
                    Map<AssignmentId, Assignment> second = new HashMap<>();
                    return in(AssignmentStore.class, "give", (assignments, with) -> {
                                Assignment given = with.the(Assignment.class);
                                second.put(given.id(), given);
                                return with.sound();
                            })
                            .and(in(AssignmentStore.class, "find", (assignments, with) -> Optional.ofNullable(
                                            second.get(with.the(AssignmentId.class)))
                                    .filter(given -> holds(assignments, given))));
                })),
                broken(
                        "addsAReasonWithTheSameReferenceOnce",
                        "adds a reason again under another reference",
                        anew(() -> {
                            Set<List<Object>> known = new HashSet<>();
                            return reasons(
                                    (given, reason) -> known.add(List.of(given.entitlement(), reason.reference()))
                                            ? reason
                                            : Altered.of(reason, "reference", reason.reference() + " again"));
                        })),
                broken(
                        "endsWithOneAssignmentWhenACrowdGivesTheSame",
                        "drops the reasons of all but the first of a crowd",
                        in(
                                        AssignmentStore.class,
                                        "give",
                                        (assignments, with) ->
                                                holds(assignments, with.the(Assignment.class)) ? null : with.sound())
                                .inACrowd()));
    }

    private static List<Specimen> giving() {
        return List.of(
                broken(
                        "keepsScopesApart",
                        "takes one scope for another",
                        in(
                                AssignmentStore.class,
                                "holds",
                                (assignments, with) -> holdsSomehow(
                                        assignments, with.the(PersonId.class), with.the(EntitlementId.class)))),
                broken(
                        "givesAgainWhatHasEnded",
                        "never gives again what has ended",
                        remembering(given -> in(AssignmentStore.class, "give", (assignments, with) -> {
                            Assignment next = with.the(Assignment.class);
                            boolean ended = given.stream()
                                    .filter(each -> each.until().isPresent())
                                    .anyMatch(each -> each.entitlement().equals(next.entitlement()));
                            return ended ? null : with.sound();
                        }))));
    }

    private static List<Specimen> knowing() {
        return List.of(
                broken(
                        "knowsWhatIsHeldWithAnyScope",
                        "knows what anybody holds",
                        remembering(given -> in(AssignmentStore.class, "held", (assignments, with) -> {
                            Set<EntitlementId> held = new HashSet<>((Set<EntitlementId>) with.sound());
                            given.stream()
                                    .filter(each -> each.until().isEmpty())
                                    .map(Assignment::entitlement)
                                    .filter(with.all(EntitlementId.class)::contains)
                                    .forEach(held::add);
                            return held;
                        }))),
                broken(
                        "tellsWhichWishesAreFulfilled",
                        "takes one scope for another",
                        in(
                                AssignmentStore.class,
                                "fulfilled",
                                (assignments, with) -> with.all(EntitlementWish.class).stream()
                                        .filter(wish ->
                                                holdsSomehow(assignments, with.the(PersonId.class), wish.entitlement()))
                                        .collect(Collectors.toSet()))),
                broken(
                        "countsWhatEndsLaterAndNotWhatHasEnded",
                        "lists only what has no end",
                        leavesOut(AssignmentStore.class, "list", (Assignment each) -> each.until()
                                .isPresent())));
    }

    private static List<Specimen> listing() {
        return List.of(
                broken(
                        "ordersByTitleWhateverItsCaseAndLosesAndRepeatsNone",
                        "loses a row at the end of a page",
                        losesAtPageEnds(AssignmentStore.class, "list")),
                broken(
                        "ordersByTitleWhateverItsCaseAndLosesAndRepeatsNone",
                        "minds the case of titles",
                        answer(
                                AssignmentStore.class,
                                "list",
                                (Page<Assignment> page) -> new Page<>(
                                        page.items().stream()
                                                .sorted(Comparator.comparing(Assignment::title))
                                                .toList(),
                                        page.next()))),
                broken(
                        "refusesCursorsThatItDidNotGiveOut",
                        "begins anew at a strange cursor",
                        anyCursor(AssignmentStore.class, "list")));
    }

    /** Changes each reason that is given. */
    private static StoreMistake reasons(BiFunction<Assignment, AssignmentReason, AssignmentReason> change) {
        return argument(
                AssignmentStore.class,
                "give",
                Assignment.class,
                given -> Altered.of(
                        given,
                        "reasons",
                        given.reasons().stream()
                                .map(reason -> change.apply(given, reason))
                                .toList()));
    }

    /** Hands out what was given before. */
    private static StoreMistake remembering(Function<List<Assignment>, StoreMistake> mistake) {
        return anew(() -> {
            List<Assignment> given = new ArrayList<>();
            return mistake.apply(given).and(in(AssignmentStore.class, "give", (assignments, with) -> {
                Object answer = with.sound();
                given.add(with.the(Assignment.class));
                return answer;
            }));
        });
    }

    private static boolean holds(AssignmentStore assignments, Assignment given) {
        return assignments.holds(given.person().id(), given.entitlement(), given.scope());
    }

    private static boolean holdsSomehow(AssignmentStore assignments, PersonId person, EntitlementId entitlement) {
        return !assignments.held(person, List.of(entitlement)).isEmpty();
    }

    private static Specimen broken(String clause, String mistake, StoreMistake damage) {
        return Specimen.of(StoresInZoo.Assignments.class, clause, mistake, () -> damage);
    }
}
