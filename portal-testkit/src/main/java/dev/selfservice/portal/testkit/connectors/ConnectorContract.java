// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.connectors.spi.ChangesAssignments;
import dev.selfservice.portal.connectors.spi.ChecksPending;
import dev.selfservice.portal.connectors.spi.Connector;
import dev.selfservice.portal.connectors.spi.FindsAccounts;
import dev.selfservice.portal.connectors.spi.ListsEntitlements;
import dev.selfservice.portal.connectors.spi.ReadsAssignments;
import dev.selfservice.portal.connectors.spi.SystemHealth;
import dev.selfservice.portal.testkit.verdict.VerdictItem;
import dev.selfservice.portal.testkit.verdict.WritesVerdict;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What every connector must do, with the contracts of all abilities as parts. Extend it and hand in a
 * {@link ConnectorSubject}; a verdict per ability is written at the end.
 */
@ExtendWith(WritesVerdict.class)
public abstract class ConnectorContract {

    private static final List<Class<?>> ABILITIES = List.of(
            FindsAccounts.class,
            ChangesAssignments.class,
            ReadsAssignments.class,
            ListsEntitlements.class,
            ChecksPending.class);
    private static final Duration CHECK_LIMIT = Duration.ofSeconds(10);

    /** Returns a new subject with a system of its own; called once or more for each test. */
    protected abstract ConnectorSubject newSubject();

    @Nested
    @VerdictItem("reads its settings")
    class ReadingSettings extends PartOfThis {

        @Test
        void aConnectorOpensWithItsSettings() {
            rules().opens();
        }

        @Test
        void anUnknownSettingIsRefusedAndNamed() {
            rules().refusesAnUnknownOne();
        }

        @Test
        void aMissingSettingIsRefusedAndNamed() {
            rules().refusesAMissingOne();
        }

        @Test
        void noRefusalHoldsASecret() {
            rules().hidesSecrets();
        }
    }

    @Nested
    @VerdictItem("is there and claims rightly")
    class BeingThere extends PartOfThis {

        @Test
        void aSystemThatIsThereIsReachable() {
            SystemHealth health = open().check();

            assertThat(health.up()).as(health.detail()).isTrue();
            rules().hidesSecrets(health.detail());
        }

        @Test
        @Timeout(30)
        void aCheckTakesLessThanTenSeconds() {
            Connector connector = open();
            long before = System.nanoTime();

            connector.check();

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(CHECK_LIMIT);
        }

        @Test
        void theTypeIsNotAReservedOne() {
            assertThat(subject().factory().type()).isNotBlank().doesNotStartWith("portal-");
        }

        @Test
        void theAbilitiesAreExactlyTheClaimedOnes() {
            Connector connector = open();

            assertThat(ABILITIES.stream().filter(each -> each.isInstance(connector)))
                    .containsExactlyInAnyOrderElementsOf(subject().abilities());
        }

        @Test
        void anAbilityThatIsNotClaimedIsNotHalfThere() {
            Connector connector = open();

            ABILITIES.stream().filter(each -> !each.isInstance(connector)).forEach(ability -> assertThat(
                            connector.getClass().getMethods())
                    .as("%s without saying that it implements %s", connector.getClass(), ability.getSimpleName())
                    .noneMatch(method -> isOf(ability, method)));
        }

        private static boolean isOf(Class<?> ability, Method method) {
            return Arrays.stream(ability.getMethods())
                    .anyMatch(wanted -> wanted.getName().equals(method.getName())
                            && Arrays.equals(wanted.getParameterTypes(), method.getParameterTypes()));
        }
    }

    @Nested
    class Finding extends FindsAccountsContract {
        @Override
        protected ConnectorSubject newSubject() {
            return ConnectorContract.this.newSubject();
        }
    }

    @Nested
    class Changing extends ChangesAssignmentsContract {
        @Override
        protected ConnectorSubject newSubject() {
            return ConnectorContract.this.newSubject();
        }
    }

    @Nested
    class Crowding extends CrowdedChangesContract {
        @Override
        protected ConnectorSubject newSubject() {
            return ConnectorContract.this.newSubject();
        }
    }

    @Nested
    class Reading extends ReadsAssignmentsContract {
        @Override
        protected ConnectorSubject newSubject() {
            return ConnectorContract.this.newSubject();
        }
    }

    @Nested
    class Listing extends ListsEntitlementsContract {
        @Override
        protected ConnectorSubject newSubject() {
            return ConnectorContract.this.newSubject();
        }
    }

    @Nested
    class Checking extends ChecksPendingContract {
        @Override
        protected ConnectorSubject newSubject() {
            return ConnectorContract.this.newSubject();
        }
    }

    /** A part of this contract with a room, so a subject, of its own. */
    abstract class PartOfThis extends SubjectRoom {
        @Override
        protected ConnectorSubject newSubject() {
            return ConnectorContract.this.newSubject();
        }
    }
}
