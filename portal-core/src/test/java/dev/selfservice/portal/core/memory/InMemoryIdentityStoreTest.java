// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.memory;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.identity.spi.IdentityStore;
import dev.selfservice.portal.testkit.identity.IdentityStoreContract;
import dev.selfservice.portal.testkit.identity.Organisation;

// tag::contract[]
class InMemoryIdentityStoreTest extends IdentityStoreContract {

    @Override
    protected IdentityStore storeOf(Organisation organisation) {
        InMemoryIdentityStore store = new InMemoryIdentityStore();
        organisation.people().forEach(store::put);
        organisation.managers().forEach((person, manager) -> store.manager(person.value(), manager.value()));
        organisation.links().forEach(link -> put(store, link));
        return store;
    }
    // end::contract[]

    private static void put(InMemoryIdentityStore store, Organisation.Link link) {
        String member = link.member().id();
        String target = link.of().id();
        boolean person = link.member().kind() == Grantee.Kind.USER;
        if (link.of().kind() == Grantee.Kind.ROLE) {
            if (person) {
                store.role(member, target);
            } else {
                store.groupRole(member, target);
            }
        } else if (person) {
            store.member(member, target);
        } else {
            store.nest(member, target);
        }
    }
}
