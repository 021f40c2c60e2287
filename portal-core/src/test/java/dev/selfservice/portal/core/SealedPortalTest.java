// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Assurance;
import dev.selfservice.portal.Origin;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.UnavailableException;
import dev.selfservice.portal.core.memory.InMemoryIdentityStore;
import dev.selfservice.portal.core.memory.InMemoryStores;
import dev.selfservice.portal.keys.spi.KeyProvider;
import dev.selfservice.portal.requests.RequestView;
import dev.selfservice.portal.testkit.Crowd;
import dev.selfservice.portal.testkit.MovableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A portal with keys that are not those of its data (ENV-9). */
class SealedPortalTest {

    private static final PersonId ANA = new PersonId("ana");

    private final MovableClock clock = MovableClock.at("2026-03-02T12:00:00Z");
    private final InMemoryStores stores = new InMemoryStores(clock);

    @TempDir
    private Path folder;

    private Portal portal(KeyProvider keys) {
        return Portal.builder()
                .stores(stores)
                .identity(new InMemoryIdentityStore().person("ana", "Ana Lund"))
                .keys(keys)
                .clock(clock)
                .config(PortalConfig.defaults()
                        .everyoneMay(PortalConfig.ORDINARY)
                        .signIn(SignInConfig.defaults().cheapest()))
                .build();
    }

    private Portal written(KeyProvider keys) {
        Portal portal = portal(keys);
        portal.storePassword(ANA, "let me try this".toCharArray());
        return portal;
    }

    private Actor ana(Portal portal) {
        return portal.actors().of(ANA, new Assurance(1, clock.instant()));
    }

    private static void refusesWhatNeedsAKey(Portal portal) {
        for (String login : List.of("ana", "nobody")) {
            assertThatThrownBy(() -> portal.signIn()
                            .byPassword(login, "let me try this".toCharArray(), "127.0.0.1", Origin.IN_PROCESS))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("sealed");
        }
        assertThatThrownBy(portal::verifyTrail).isInstanceOf(UnavailableException.class);
    }

    @Test
    void theKeysOfTheDataAreRecognised() {
        KeyProvider keys = Keys.fresh();
        written(keys);

        assertThat(portal(keys).sealed()).isEmpty();
        assertThat(stores.keyChecks()).containsOnlyKeys(1);
    }

    @Test
    void otherKeysSealThePortalAndLeaveNothingBehind() {
        KeyProvider keys = Keys.fresh();
        written(keys);
        int rows =
                stores.transactions().read(() -> stores.audit().unsealed(1_000)).size();

        Portal sealed = portal(Keys.fresh());

        assertThat(sealed.sealed()).hasValueSatisfying(why -> assertThat(why).contains("version 1"));
        refusesWhatNeedsAKey(sealed);
        assertThat(sealed.parts()).anySatisfy(part -> {
            assertThat(part.name()).isEqualTo("keys");
            assertThat(part.up()).isFalse();
            assertThat(part.needed()).isTrue();
        });
        assertThat(stores.keyChecks()).containsOnlyKeys(1);
        assertThat(stores.transactions().read(() -> stores.audit().unsealed(1_000)))
                .hasSize(rows);
        assertThat(portal(keys).verifyTrail().intact()).isTrue();
    }

    @Test
    void whoIsKnownStillReads() {
        written(Keys.fresh());
        Portal sealed = portal(Keys.fresh());

        assertThat(sealed.requests()
                        .list(ana(sealed), RequestView.RUNNING, PageRequest.first())
                        .items())
                .isEmpty();
    }

    @Test
    void aMissingFileSealsThePortalToo() throws Exception {
        Path file = folder.resolve("keys");
        assertThat(portal(Keys.openOrSealed(file)).sealed())
                .hasValueSatisfying(why -> assertThat(why).contains("keys", "cannot be read"));
        assertThat(stores.keyChecks()).as("nothing is written without keys").isEmpty();

        Keys.openOrCreate(file);
        assertThat(portal(Keys.openOrSealed(file)).sealed()).isEmpty();

        Files.writeString(file, "portal-keys-1\n1=broken\n");
        assertThat(portal(Keys.openOrSealed(file)).sealed()).isPresent();
    }

    @Test
    void anOldFileFromBeforeARotationSealsThePortal() throws Exception {
        Path file = folder.resolve("keys");
        Keys.openOrCreate(file);
        Path old = Files.copy(file, folder.resolve("old"), StandardCopyOption.COPY_ATTRIBUTES);
        written(Keys.open(file));
        Keys.rotate(file);
        assertThat(portal(Keys.open(file)).sealed()).isEmpty();
        assertThat(stores.keyChecks()).containsOnlyKeys(1, 2);

        assertThat(portal(Keys.open(old)).sealed())
                .hasValueSatisfying(why -> assertThat(why).contains("2"));
    }

    @Test
    void ofTwoFirstNodesWithDifferentKeysOneIsSealed() {
        Crowd.Result<Boolean> nodes =
                Crowd.of(2, node -> portal(Keys.fresh()).sealed().isPresent());

        assertThat(nodes.failures()).isEmpty();
        assertThat(nodes.answers()).containsExactlyInAnyOrder(true, false);
    }
}
