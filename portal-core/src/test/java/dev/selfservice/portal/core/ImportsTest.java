// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Assurance;
import dev.selfservice.portal.ConflictException;
import dev.selfservice.portal.ForbiddenException;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.Permission;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.audit.AuditEvent;
import dev.selfservice.portal.core.memory.InMemoryIdentityStore;
import dev.selfservice.portal.core.memory.InMemoryStores;
import dev.selfservice.portal.people.ImportLimit;
import dev.selfservice.portal.people.ImportRun;
import dev.selfservice.portal.people.ImportSource;
import dev.selfservice.portal.people.ImportedPerson;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImportsTest {

    private static final ImportSource HR = new ImportSource("hr");

    private final InMemoryIdentityStore people =
            new InMemoryIdentityStore().person("ana", "Ana Lund").person("root", "Rut Okafor");
    private final Portal portal = Portal.builder()
            .stores(new InMemoryStores(Clock.systemUTC()))
            .identity(people)
            .keys(Keys.fresh())
            .config(PortalConfig.defaults().firstAdministrator(new PersonId("root")))
            .build();

    @AfterEach
    void close() {
        portal.close();
    }

    private Actor actor(String id) {
        return Actor.of(new PersonId(id), new Assurance(1, Clock.systemUTC().instant()));
    }

    private List<AuditEvent> trail() {
        return portal.audit().list(actor("root"), PageRequest.ofSize(100)).items().stream()
                .filter(event -> event.action().startsWith("people.import"))
                .toList();
    }

    @Test
    void needsThePermission() {
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> portal.imports().begin(actor("ana"), HR));
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> portal.imports().begin(actor("stranger"), HR));
        Actor confined = actor("root").confinedTo(Set.of(Permission.PEOPLE_SEARCH));
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> portal.imports().begin(confined, HR));
        people.disable(new PersonId("root"));
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> portal.imports().begin(actor("root"), HR));
    }

    @Test
    void isWrittenDownWithWhatItDid() {
        try (ImportRun run = portal.imports().begin(actor("root"), HR)) {
            run.people(List.of(ImportedPerson.of("bea", "Bea Ortiz")));
            run.finish(ImportLimit.USUAL);
        }

        assertThat(trail())
                .extracting(AuditEvent::action)
                .containsExactly("people.import-finish", "people.import-begin");
        assertThat(trail()).extracting(AuditEvent::subject).containsOnly("import/hr");
        assertThat(trail().get(0).actor()).isEqualTo(new PersonId("root"));
        assertThat(trail().get(0).reason())
                .hasValueSatisfying(what -> assertThat(what).startsWith("people: 1 created"));
    }

    @Test
    void anImportThatIsStoppedForTooManyLeaversIsWrittenDownAsRefused() {
        try (ImportRun run = portal.beginImport(HR)) {
            run.people(List.of(ImportedPerson.of("bea", "Bea Ortiz")));
            run.finish(ImportLimit.USUAL);
        }
        try (ImportRun run = portal.beginImport(HR)) {
            assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> run.finish(ImportLimit.USUAL));
        }

        assertThat(trail()).extracting(AuditEvent::result).containsExactly("REFUSED", "BEGUN", "FINISHED", "BEGUN");
        assertThat(trail().get(0).actor()).isEqualTo(new PersonId("system:operator"));
    }

    @Test
    void aSecondRunOfTheSameSourceIsRefusedAndLeavesNoTrace() {
        try (ImportRun run = portal.beginImport(HR)) {
            assertThatExceptionOfType(ConflictException.class)
                    .isThrownBy(() -> portal.imports().begin(actor("root"), HR));
            assertThat(run.counts().writes()).isZero();
        }

        assertThat(trail()).hasSize(1);
    }
}
