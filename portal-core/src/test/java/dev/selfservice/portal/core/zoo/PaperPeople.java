// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import dev.selfservice.portal.core.memory.InMemoryIdentityStore;
import dev.selfservice.portal.identity.spi.IdentityStore;
import dev.selfservice.portal.identity.spi.IdentityStoreFactory;
import dev.selfservice.portal.identity.spi.ListsGroups;
import dev.selfservice.portal.identity.spi.TellsHealth;
import dev.selfservice.portal.spi.Settings;
import dev.selfservice.portal.testkit.identity.IdentityStoreSubject;
import dev.selfservice.portal.testkit.identity.Organisation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A type of identity stores whose stores hold the organisation of the contract; sound, until a part is put wrong. */
class PaperPeople implements IdentityStoreSubject, IdentityStoreFactory {

    private static final String SECRET = "paper-9f3";

    private final InMemoryIdentityStore people = PeopleSpecimens.filled(Organisation.sample());
    private final String method;
    private final BiFunction<InMemoryIdentityStore, Object[], Object> instead;

    /** Makes a sound one. */
    PaperPeople() {
        this("", (sound, with) -> with);
    }

    /** Makes one whose stores do something else in one method. */
    PaperPeople(String method, BiFunction<InMemoryIdentityStore, Object[], Object> instead) {
        this.method = method;
        this.instead = instead;
    }

    @Override
    public IdentityStoreFactory factory() {
        return this;
    }

    @Override
    public String type() {
        return "paper";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("drawer", "left", "key", SECRET);
    }

    @Override
    public Set<String> requiredSettings() {
        return Set.of("drawer");
    }

    @Override
    public Set<String> secretSettings() {
        return Set.of("key");
    }

    @Override
    public IdentityStore open(Settings settings) {
        settings.required("drawer", Function.identity());
        settings.optional("key", Function.identity());
        settings.rejectUnread();
        return store();
    }

    /** Returns the store, with what is wrong about it. */
    final IdentityStore store() {
        return (IdentityStore) Proxy.newProxyInstance(
                IdentityStore.class.getClassLoader(),
                new Class<?>[] {IdentityStore.class, ListsGroups.class, TellsHealth.class},
                (proxy, called, arguments) -> {
                    if (called.getName().equals(method)) {
                        return instead.apply(people, arguments);
                    }
                    if (called.getName().equals("trouble")) {
                        return Optional.empty();
                    }
                    try {
                        return called.invoke(people, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
