// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.zoo;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.GroupId;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.core.memory.InMemoryIdentityStore;
import dev.selfservice.portal.identity.spi.IdentityStore;
import dev.selfservice.portal.identity.spi.ImportsPeople;
import dev.selfservice.portal.identity.spi.Person;
import dev.selfservice.portal.people.ImportCounts;
import dev.selfservice.portal.people.ImportLimit;
import dev.selfservice.portal.people.ImportRefusal;
import dev.selfservice.portal.people.ImportRun;
import dev.selfservice.portal.people.ImportSource;
import dev.selfservice.portal.people.ImportedMember;
import dev.selfservice.portal.people.ImportedPerson;
import dev.selfservice.portal.testkit.zoo.Specimen;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A sound run into people in memory, with places where subclasses break it. */
class BrokenImport implements ImportRun {

    final InMemoryIdentityStore store;
    final ImportRun sound;

    BrokenImport(InMemoryIdentityStore store, ImportRun sound) {
        this.store = store;
        this.sound = sound;
    }

    /** Returns a specimen whose runs are broken. */
    static Specimen run(
            String clause, String mistake, BiFunction<InMemoryIdentityStore, ImportRun, ? extends ImportRun> broken) {
        return begin(
                clause, mistake, store -> (source, lease) -> broken.apply(store, store.beginImport(source, lease)));
    }

    /** Returns a specimen that begins its runs wrongly. */
    static Specimen begin(String clause, String mistake, Function<InMemoryIdentityStore, ImportsPeople> broken) {
        Function<InMemoryIdentityStore, IdentityStore> stores = store -> {
            ImportsPeople imports = broken.apply(store);
            return Damaged.part(
                    IdentityStore.class,
                    store,
                    "beginImport",
                    with -> imports.beginImport((ImportSource) with[0], (Duration) with[1]));
        };
        return Specimen.of(ImportsInZoo.class, clause, mistake, () -> stores);
    }

    /** Returns those who are not active. */
    final List<PersonId> inactive(List<ImportedPerson> batch) {
        Set<PersonId> ids = batch.stream().map(ImportedPerson::id).collect(Collectors.toSet());
        return store.findAll(ids).values().stream()
                .filter(person -> !person.active())
                .map(Person::id)
                .toList();
    }

    @Override
    public Map<PersonId, ImportRefusal> people(List<ImportedPerson> batch) {
        return sound.people(batch);
    }

    @Override
    public Map<PersonId, ImportRefusal> managers(Map<PersonId, Optional<PersonId>> batch) {
        return sound.managers(batch);
    }

    @Override
    public Map<GroupId, ImportRefusal> groups(Map<GroupId, String> batch) {
        return sound.groups(batch);
    }

    @Override
    public Map<ImportedMember, ImportRefusal> members(Collection<ImportedMember> batch) {
        return sound.members(batch);
    }

    @Override
    public Set<Grantee> keep(Set<Grantee> peopleAndGroups) {
        return sound.keep(peopleAndGroups);
    }

    @Override
    public ImportCounts counts() {
        return sound.counts();
    }

    @Override
    public ImportCounts finish(ImportLimit limit) {
        return sound.finish(limit);
    }

    @Override
    public void close() {
        sound.close();
    }
}
