// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.races;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.selfservice.portal.Origin;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.TooManyException;
import dev.selfservice.portal.UnavailableException;
import dev.selfservice.portal.core.Portal;
import dev.selfservice.portal.core.PortalConfig;
import dev.selfservice.portal.core.SignInConfig;
import dev.selfservice.portal.core.memory.InMemoryIdentityStore;
import dev.selfservice.portal.jpa.JpaStores;
import dev.selfservice.portal.jpa.PortalSchema;
import dev.selfservice.portal.signin.SignInRefusedException;
import dev.selfservice.portal.signin.SignInResult;
import dev.selfservice.portal.testkit.Crowd;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Many sign-ins at once on two portals of one database (RL). */
class SignInRaceTest {

    private static final int CROWD = 40;
    private static final String RIGHT = "correct horse battery staple";
    private static final String WRONG = "incorrect horse battery staple";

    @Nested
    class OnDerby extends SignIns {
        @Override
        HikariDataSource[] sources() {
            HikariDataSource shared = Databases.derby();
            return new HikariDataSource[] {shared, shared};
        }
    }

    @Nested
    class OnPostgresql extends SignIns {
        @Override
        HikariDataSource[] sources() {
            String url = Databases.postgresqlUrl();
            return new HikariDataSource[] {Databases.pool(url), Databases.pool(url)};
        }
    }

    abstract static class SignIns {

        private final HikariDataSource[] sources = sources();
        private final Portal one = portal(sources[0]);
        private final Portal two = portal(sources[1]);

        abstract HikariDataSource[] sources();

        @Test
        void parallelWrongOnesAreAllRefusedAndAllCounted() {
            Crowd.Result<SignInResult> result =
                    Crowd.of(CROWD, number -> enter(number % 2 == 0 ? one : two, "192.0.2.1", WRONG));

            assertThat(result.answers()).isEmpty();
            assertThat(result.failures())
                    .allMatch(thrown -> thrown instanceof SignInRefusedException || thrown instanceof TooManyException);
            assertThatThrownBy(() -> enter(two, "192.0.2.1", RIGHT)).isInstanceOf(TooManyException.class);
            close();
        }

        @Test
        void parallelRightOnesAllSucceed() {
            Crowd.Result<SignInResult> result =
                    Crowd.of(CROWD, number -> enter(number % 2 == 0 ? one : two, "192.0.2.1", RIGHT));

            assertThat(result.failures()).isEmpty();
            assertThat(result.answers()).extracting(SignInResult::token).doesNotHaveDuplicates();
            JpaStores stores = JpaStores.on(sources[0]);
            assertThat(stores.transactions().read(() -> stores.sessions().list(new PersonId("ana"))))
                    .hasSize(10);
            close();
        }

        @Test
        void wrongOnesStayCountedWhenTheCallerRollsBack() {
            JpaStores stores = JpaStores.on(sources[0]);
            for (int i = 0; i < 20; i++) {
                assertThatThrownBy(() -> stores.transactions().run(() -> enter(one, "192.0.2.1", WRONG)))
                        .isInstanceOf(SignInRefusedException.class);
            }

            assertThatThrownBy(() -> enter(two, "192.0.2.1", RIGHT)).isInstanceOf(TooManyException.class);
            close();
        }

        private static Portal portal(HikariDataSource source) {
            PortalSchema.migrate(source);
            Portal portal = Portal.builder()
                    .stores(JpaStores.on(source))
                    .identity(new InMemoryIdentityStore().person("ana", "Ana Lund"))
                    .keys(Node.KEYS)
                    .config(PortalConfig.defaults()
                            .signIn(SignInConfig.defaults().cheapest().leastRefusal(Duration.ZERO)))
                    .build();
            portal.storePassword(new PersonId("ana"), RIGHT.toCharArray());
            return portal;
        }

        /** Comes again when told that too many sign in at once (PWD-3). */
        private static SignInResult enter(Portal portal, String address, String password) {
            while (true) {
                try {
                    return portal.signIn().byPassword("ana", password.toCharArray(), address, Origin.IN_PROCESS);
                } catch (UnavailableException busy) {
                    Thread.onSpinWait();
                }
            }
        }

        private void close() {
            one.close();
            two.close();
            for (HikariDataSource source : sources) {
                source.close();
            }
        }
    }
}
