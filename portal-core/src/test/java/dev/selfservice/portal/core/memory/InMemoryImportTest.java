// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.memory;

import dev.selfservice.portal.GroupId;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.identity.spi.IdentityStore;
import dev.selfservice.portal.testkit.identity.ImportsPeopleContract;

class InMemoryImportTest extends ImportsPeopleContract {

    @Override
    protected IdentityStore newStore() {
        return new InMemoryIdentityStore();
    }

    @Override
    protected void putByHand(IdentityStore store, String id) {
        ((InMemoryIdentityStore) store).person(id, "Name of " + id);
    }

    @Override
    protected void putByHand(IdentityStore store, GroupId group, String person) {
        ((InMemoryIdentityStore) store).member(person, group.value());
    }

    @Override
    protected void disable(IdentityStore store, PersonId person) {
        ((InMemoryIdentityStore) store).disable(person);
    }
}
