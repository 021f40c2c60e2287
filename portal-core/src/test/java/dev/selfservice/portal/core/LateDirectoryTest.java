// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Assurance;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.Permission;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.UnavailableException;
import dev.selfservice.portal.core.memory.InMemoryIdentityStore;
import dev.selfservice.portal.core.memory.InMemoryStores;
import dev.selfservice.portal.identity.spi.IdentityStore;
import dev.selfservice.portal.identity.spi.Memberships;
import dev.selfservice.portal.identity.spi.Person;
import dev.selfservice.portal.identity.spi.TellsHealth;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An identity store that is down while the portal starts. */
class LateDirectoryTest {

    private static final PersonId DORA = new PersonId("dora");

    private final LateStore people = new LateStore();

    @Test
    void thePortalStartsSaysWhatIsDownAndGivesTheFirstAdministratorTheRoleLater() {
        try (Portal portal = build()) {
            assertThat(portal.parts())
                    .filteredOn(part -> part.name().equals("identity"))
                    .singleElement()
                    .satisfies(part -> {
                        assertThat(part.up()).isFalse();
                        assertThat(part.needed()).isTrue();
                        assertThat(part.detail()).isEqualTo("asleep");
                    });
            assertThatThrownBy(() -> dora(portal)).isInstanceOf(UnavailableException.class);

            people.awake = true;
            portal.prepare();

            assertThat(portal.permissions().mine(dora(portal))).contains(Permission.values());
        }
    }

    @Test
    void aStoreThatCannotTellIsNoPartOfItsOwn() {
        try (Portal portal = builder().identity(new InMemoryIdentityStore()).build()) {
            assertThat(portal.parts()).extracting(PartHealth::name).doesNotContain("identity");
        }
    }

    private Portal build() {
        return builder().identity(people).build();
    }

    private static PortalBuilder builder() {
        return Portal.builder()
                .stores(new InMemoryStores(Clock.systemUTC()))
                .keys(Keys.fresh())
                .config(PortalConfig.defaults().firstAdministrator(DORA).remember(Duration.ZERO));
    }

    private static Actor dora(Portal portal) {
        return portal.actors().of(DORA, new Assurance(1, Clock.systemUTC().instant()));
    }

    /** Sleeps at first. */
    private static final class LateStore implements IdentityStore, TellsHealth {

        private final InMemoryIdentityStore people = new InMemoryIdentityStore().person("dora", "Dora Weiss");
        private volatile boolean awake;

        private InMemoryIdentityStore people() {
            if (!awake) {
                throw new UnavailableException("identity", "asleep");
            }
            return people;
        }

        @Override
        public Optional<String> trouble() {
            return awake ? Optional.empty() : Optional.of("asleep");
        }

        @Override
        public Map<PersonId, Person> findAll(Set<PersonId> ids) {
            return people().findAll(ids);
        }

        @Override
        public Optional<Person> findByLogin(String login) {
            return people().findByLogin(login);
        }

        @Override
        public Page<Person> search(String text, PageRequest page) {
            return people().search(text, page);
        }

        @Override
        public Map<PersonId, Memberships> memberships(Set<PersonId> ids) {
            return people().memberships(ids);
        }

        @Override
        public Map<PersonId, PersonId> managers(Set<PersonId> ids) {
            return people().managers(ids);
        }
    }
}
