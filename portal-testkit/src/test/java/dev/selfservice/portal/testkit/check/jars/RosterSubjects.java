// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.check.jars;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.testkit.check.IdentityStoreSubjects;
import dev.selfservice.portal.testkit.identity.Organisation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes rosters. */
public final class RosterSubjects implements IdentityStoreSubjects {

    @Override
    public String type() {
        return "roster";
    }

    @Override
    public Map<String, String> settingsOf(Organisation organisation, Path folder) {
        List<String> lines = organisation.people().stream()
                .map(person -> String.join(
                        ";",
                        person.id().value(),
                        person.login(),
                        person.name(),
                        String.valueOf(person.active()),
                        Optional.ofNullable(organisation.managers().get(person.id()))
                                .map(PersonId::value)
                                .orElse("")))
                .toList();
        try {
            return Map.of("file", Files.write(folder.resolve("roster"), lines).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
