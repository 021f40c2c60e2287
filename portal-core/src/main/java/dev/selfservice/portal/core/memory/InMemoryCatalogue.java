// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.memory;

import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.Page;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.catalogue.Entitlement;
import dev.selfservice.portal.catalogue.EntitlementId;
import dev.selfservice.portal.catalogue.SystemRef;
import dev.selfservice.portal.catalogue.spi.CatalogueStore;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

final class InMemoryCatalogue implements CatalogueStore {

    private final Table<EntitlementId, Entitlement> entitlements;
    private final Table<SystemId, SystemRef> systems;

    InMemoryCatalogue(InMemoryTransactions transactions) {
        this.entitlements = new Table<>(transactions);
        this.systems = new Table<>(transactions);
    }

    @Override
    public void insert(Entitlement entitlement) {
        boolean taken = entitlements
                .rows()
                .anyMatch(each -> each.system().id().equals(entitlement.system().id())
                        && each.name().equals(entitlement.name()));
        if (taken || !entitlements.insert(entitlement.id(), entitlement)) {
            throw new ConflictException("duplicate", "there is an entitlement " + entitlement.name() + " already");
        }
    }

    @Override
    public boolean update(Entitlement next) {
        return entitlements.replaceIf(next.id(), stored -> stored.version() + 1 == next.version(), next);
    }

    @Override
    public Optional<Entitlement> find(EntitlementId id) {
        return entitlements.find(id).map(this::withSystem);
    }

    @Override
    public Map<EntitlementId, Entitlement> findAll(Collection<EntitlementId> ids) {
        return ids.stream()
                .distinct()
                .flatMap(id -> find(id).stream())
                .collect(Collectors.toMap(Entitlement::id, Function.identity()));
    }

    @Override
    public Page<Entitlement> search(String text, boolean onlyRequestable, PageRequest page) {
        List<String> words = Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        return Keyset.page(
                entitlements
                        .rows()
                        .map(this::withSystem)
                        .filter(each -> each.requestable() || !onlyRequestable)
                        .filter(each -> words.stream().allMatch(word -> holds(each, word))),
                each -> each.title().toLowerCase(Locale.ROOT) + "\n" + each.id(),
                Comparator.naturalOrder(),
                page);
    }

    @Override
    public void putSystem(SystemRef system) {
        systems.put(system.id(), system);
    }

    @Override
    public Optional<SystemRef> findSystem(SystemId id) {
        return systems.find(id);
    }

    @Override
    public List<SystemRef> systems() {
        return systems.rows().sorted(Comparator.comparing(SystemRef::title)).toList();
    }

    private Entitlement withSystem(Entitlement stored) {
        SystemRef system = systems.find(stored.system().id()).orElse(stored.system());
        return new Entitlement(
                stored.id(),
                system,
                stored.name(),
                stored.title(),
                stored.description(),
                stored.kind(),
                stored.risk(),
                stored.scope(),
                stored.owner(),
                stored.tags(),
                stored.requestable(),
                stored.version());
    }

    private static boolean holds(Entitlement entitlement, String word) {
        String all =
                entitlement.title() + "\n" + entitlement.description() + "\n" + String.join("\n", entitlement.tags());
        return all.toLowerCase(Locale.ROOT).contains(word);
    }
}
