// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each broken store is caught by its contract, by the tests that are about its mistake. */
class BrokenStoresTest {

    @ParameterizedTest
    @MethodSource("zoo")
    void aBrokenStoreIsCaught(Class<?> broken, List<String> tests) {
        LaunchedTests run = LaunchedTests.of(broken);

        assertThat(run.failed()).containsAll(tests);
        assertThat(run.passed())
                .as("tests about other rules")
                .isGreaterThan(run.failed().size());
    }

    static List<Arguments> zoo() {
        return List.of(
                animal(BrokenStores.EndsAnyVersion.class, "refusesAnotherVersionThanTheNext"),
                animal(BrokenStores.NormalisesComments.class, "returnsEveryTextAsItWasWritten"),
                animal(BrokenStores.ForgetsFourEyes.class, "hidesWhatThePersonAskedForOrBenefitsFrom"),
                animal(
                        BrokenStores.TakesWishesTwice.class,
                        "refusesTheSameWishForTheSamePerson",
                        "refusesTheSameWishWithoutAScope",
                        "letsExactlyOneOfACrowdAsk"),
                animal(
                        BrokenStores.IgnoresCursors.class,
                        "losesAndRepeatsNoRowFiledAtTheSameMoment",
                        "refusesCursorsThatItDidNotGiveOut"),
                animal(
                        BrokenStores.NeverFences.class,
                        "writesNothingForAWorkerWhoseLeaseAnotherHasNow",
                        "leavesAWorkerOfThePastBehind"),
                animal(
                        BrokenStores.NeverRollsBack.class,
                        "restoresWhatWasThereBefore",
                        "joinsTheTransactionThatIsThere",
                        "neverActsAfterARollback"),
                animal(
                        BrokenStores.NeverBeginsAnew.class,
                        "keepsWhatItsOwnTransactionWroteWhateverBecomesOfTheOneAround",
                        "goesOnAroundATransactionOfItsOwnThatFailed"),
                animal(BrokenStores.LocksNothing.class, "givesTheHeadToNobodyElseWhileOneHasIt"),
                animal(BrokenStores.MixesScopesUp.class, "keepsScopesApart"),
                animal(BrokenStores.SearchesForPatterns.class, "takesEverySignOfTheTextAsItStands"),
                animal(
                        BrokenStores.KeepsEffectsForEver.class,
                        "findsNothingAfterItsTime",
                        "takesAKeyAgainAfterItsTimeThoughNobodyCleanedUp"),
                animal(BrokenStores.KeepsTokensForEver.class, "findsNoTokenThatHasExpired"));
    }

    private static Arguments animal(Class<?> broken, String... tests) {
        return arguments(broken, List.of(tests));
    }
}
