// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import dev.selfservice.portal.GroupId;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.core.memory.InMemoryIdentityStore;
import dev.selfservice.portal.identity.spi.IdentityStore;
import dev.selfservice.portal.testkit.check.HandedIn;
import dev.selfservice.portal.testkit.identity.ImportsPeopleContract;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtendWith;

/** A contract on a specimen; no test by itself. */
@ExtendWith(HandedIn.class)
final class ImportsInZoo extends ImportsPeopleContract {

    private final InMemoryIdentityStore sound = new InMemoryIdentityStore();
    private final IdentityStore made;

    ImportsInZoo(Supplier<Function<InMemoryIdentityStore, IdentityStore>> made) {
        this.made = made.get().apply(sound);
    }

    @Override
    protected IdentityStore newStore() {
        return made;
    }

    @Override
    protected void putByHand(IdentityStore store, String id) {
        sound.person(id, "Name of " + id);
    }

    @Override
    protected void putByHand(IdentityStore store, GroupId group, String person) {
        sound.member(person, group.value());
    }

    @Override
    protected void disable(IdentityStore store, PersonId person) {
        sound.disable(person);
    }
}
