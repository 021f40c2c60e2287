// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.testkit.LaunchedContract;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each broken connector is caught by the kit, and by the tests that are about its mistake. */
class ConnectorZooTest {

    @Test
    void aSoundConnectorPasses() {
        LaunchedContract run = LaunchedContract.of(BrokenConnectors.Sound.class);

        assertThat(run.failed()).isEmpty();
        assertThat(run.passed()).isGreaterThan(30);
        assertThat(run.verdict())
                .containsPattern("ChangesAssignments +passed")
                .containsPattern("ChecksPending +not claimed");
    }

    @ParameterizedTest
    @MethodSource("animals")
    void aBrokenConnectorIsCaught(Class<?> broken, String... tests) {
        LaunchedContract run = LaunchedContract.of(broken);

        assertThat(run.failed()).contains(tests);
        assertThat(run.verdict()).contains("Verdict on " + broken.getSimpleName(), "FAILED");
    }

    static List<Arguments> animals() {
        return List.of(
                animal(BrokenConnectors.NotIdempotent.class, "aRepeatedOrderActsOnce", "givingWhatIsHeldIsDone"),
                animal(BrokenConnectors.IgnoresScope.class, "theSameEntitlementWithTwoScopesIsTwoThings"),
                animal(BrokenConnectors.HalfApplies.class, "bringsNothingAboutWhenOneDifferenceIsRefused"),
                animal(BrokenConnectors.ForgetsOnReopen.class, "whatWasGivenOutlivesTheConnector"),
                animal(BrokenConnectors.LosesStateOnReopen.class, "whatWasGivenOutlivesTheConnector"),
                animal(BrokenConnectors.SwallowsUnknownSettings.class, "anUnknownSettingIsRefusedAndNamed"),
                animal(BrokenConnectors.TellsSecrets.class, "aSystemThatIsThereIsReachable"),
                animal(
                        BrokenConnectors.GuessesAccounts.class,
                        "tellsPeopleApart",
                        "findsNoAccountForAStranger",
                        "neverTakesAStrangeLoginForSomebodyElses",
                        "saysInWordsThatAnAccountDoesNotExist"),
                animal(BrokenConnectors.ReadsWithoutScope.class, "tellsScopesApart"),
                animal(
                        BrokenConnectors.ForgetsWhereItWas.class,
                        "pagesWithoutLossAndWithoutRepetition",
                        "anotherConnectorGoesOnFromTheCursor",
                        "refusesCursorsThatNoPageGaveOut"),
                animal(BrokenConnectors.HalfAnAbility.class, "anAbilityThatIsNotClaimedIsNotHalfThere"),
                animal(BrokenConnectors.ClaimsTooMuch.class, "theAbilitiesAreExactlyTheClaimedOnes", "givesAndTakes"));
    }

    private static Arguments animal(Class<?> broken, String... tests) {
        return Arguments.of(broken, Arrays.copyOf(tests, tests.length));
    }
}
