// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.races;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Assurance;
import dev.selfservice.portal.ForbiddenException;
import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.Origin;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.Permission;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.RoleId;
import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.catalogue.SystemRef;
import dev.selfservice.portal.core.Keys;
import dev.selfservice.portal.core.Portal;
import dev.selfservice.portal.core.PortalConfig;
import dev.selfservice.portal.jpa.JpaStores;
import dev.selfservice.portal.jpa.PortalSchema;
import dev.selfservice.portal.jpa.identity.JpaIdentityStore;
import dev.selfservice.portal.jpa.sample.SampleOrganisation;
import dev.selfservice.portal.keys.spi.KeyProvider;
import dev.selfservice.portal.signin.SignInResult;
import dev.selfservice.portal.testkit.Crowd;
import dev.selfservice.portal.testkit.MovableClock;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What one node changes acts on the other: grants and roles within 30 seconds, disabling at once. */
class TwoNodesTest {

    private static final Duration AT_THE_LATEST = Duration.ofSeconds(30);
    private static final RoleId EVERYONE = new RoleId("everyone");
    private static final RoleId ADMINISTRATOR = new RoleId("portal-administrator");

    @Nested
    class OnDerby extends Nodes {
        OnDerby() {
            super(Databases.derby());
        }
    }

    @Nested
    class OnPostgresql extends Nodes {
        OnPostgresql() {
            super(Databases.pool(Databases.postgresqlUrl()));
        }
    }

    abstract static class Nodes {

        private final KeyProvider keys = Keys.fresh();
        private final MovableClock clock = MovableClock.at(Clock.systemUTC().instant());
        private final JpaStores stores;
        private final JpaIdentityStore people;
        private final Portal one;
        private final Portal two;

        Nodes(HikariDataSource source) {
            PortalSchema.migrate(source);
            this.stores = JpaStores.on(source);
            this.people = new JpaIdentityStore(stores);
            SampleOrganisation.load(stores, people, List.of(new SystemRef(new SystemId("files"), "Team files")));
            this.one = node();
            this.two = node();
        }

        @Test
        void aGrantActsOnTheOtherNodeWithinThirtySeconds() {
            assertThat(two.permissions().mine(jonas())).doesNotContain(Permission.SYSTEMS_READ);

            one.permissions().grant(omar(), EVERYONE, Permission.SYSTEMS_READ);
            assertThat(one.permissions().mine(jonas())).contains(Permission.SYSTEMS_READ);
            clock.advance(AT_THE_LATEST);
            assertThat(two.permissions().mine(jonas())).contains(Permission.SYSTEMS_READ);

            one.permissions().revoke(omar(), EVERYONE, Permission.SYSTEMS_READ);
            clock.advance(AT_THE_LATEST);
            assertThat(two.permissions().mine(jonas())).doesNotContain(Permission.SYSTEMS_READ);
        }

        @Test
        void aRoleActsOnTheOtherNodeWithinThirtySeconds() {
            assertThat(two.permissions().mine(jonas())).doesNotContain(Permission.AUDIT_READ);

            one.permissions().give(omar(), ADMINISTRATOR, new PersonId("jonas"));
            clock.advance(AT_THE_LATEST);
            assertThat(two.permissions().mine(jonas())).contains(Permission.AUDIT_READ);

            one.permissions().take(omar(), ADMINISTRATOR, new PersonId("jonas"));
            clock.advance(AT_THE_LATEST);
            assertThat(two.permissions().mine(jonas())).doesNotContain(Permission.AUDIT_READ);
        }

        @Test
        void disablingAPersonActsAtOnceOnBoth() {
            one.storePassword(new PersonId("jonas"), "a password to try".toCharArray());
            SignInResult session =
                    one.signIn().byPassword("jonas", "a password to try".toCharArray(), "192.0.2.1", Origin.IN_PROCESS);
            Actor jonas = two.sessions()
                    .resume(session.token(), Origin.IN_PROCESS)
                    .orElseThrow()
                    .actor();
            assertThat(two.permissions().mine(jonas)).isNotEmpty();

            people.disable(new PersonId("jonas"));

            assertThatThrownBy(() -> one.permissions().mine(jonas)).isInstanceOf(ForbiddenException.class);
            assertThatThrownBy(() -> two.permissions().mine(jonas)).isInstanceOf(ForbiddenException.class);
            assertThat(two.sessions().resume(session.token(), Origin.IN_PROCESS))
                    .isEmpty();
            people.enable(new PersonId("jonas"));
        }

        @Test
        void twoAdministratorsWhoTakeEachOthersRoleAtOnceLeaveOne() {
            // The sample organisation says it too, and that would be left.
            people.removeHolder(ADMINISTRATOR, Grantee.user(new PersonId("omar")));
            for (int round = 0; round < 10; round++) {
                clock.advance(AT_THE_LATEST);
                Actor left = actor(administrators().get(0));
                one.permissions().give(left, ADMINISTRATOR, new PersonId("jonas"));
                one.permissions().give(left, ADMINISTRATOR, new PersonId("omar"));
                clock.advance(AT_THE_LATEST);
                List<Portal> nodes = List.of(one, two);
                List<Actor> takers = List.of(omar(), jonas());

                Crowd.of(2, i -> {
                    nodes.get(i)
                            .permissions()
                            .take(
                                    takers.get(i),
                                    ADMINISTRATOR,
                                    takers.get(1 - i).person());
                    return i;
                });

                assertThat(administrators()).hasSize(1);
            }
        }

        private List<String> administrators() {
            return stores
                    .transactions()
                    .read(() -> stores.permissions()
                            .holders(ADMINISTRATOR, PageRequest.first())
                            .items())
                    .stream()
                    .map(holder -> holder.person().id().value())
                    .toList();
        }

        private Portal node() {
            PortalConfig config =
                    PortalConfig.defaults().everyoneMay(PortalConfig.ORDINARY).firstAdministrator(new PersonId("omar"));
            return Portal.builder()
                    .stores(stores)
                    .identity(people)
                    .keys(keys)
                    .clock(clock)
                    .config(config.signIn(config.signIn().cheapest()))
                    .build();
        }

        private Actor jonas() {
            return actor("jonas");
        }

        private Actor omar() {
            return actor("omar");
        }

        private Actor actor(String person) {
            return Actor.of(new PersonId(person), new Assurance(1, clock.instant()));
        }
    }
}
