// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.sample.files;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.connectors.spi.AccountOwner;
import dev.selfservice.portal.connectors.spi.AccountRef;
import dev.selfservice.portal.connectors.spi.ChangesAssignments;
import dev.selfservice.portal.connectors.spi.ConnectorFactory;
import dev.selfservice.portal.connectors.spi.FindsAccounts;
import dev.selfservice.portal.connectors.spi.ListsEntitlements;
import dev.selfservice.portal.connectors.spi.ReadsAssignments;
import dev.selfservice.portal.connectors.spi.ReadsAssignments.HeldEntitlement;
import dev.selfservice.portal.testkit.connectors.ConnectorSubject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

// tag::subject[]
/** Tells the kit how to reach a directory of role files, and looks into the files itself. */
final class FilesSubject implements ConnectorSubject {

    private static final int PEOPLE = 16;

    private final Path directory;

    FilesSubject(Path directory) {
        this.directory = directory;
        for (int i = 1; i <= PEOPLE; i++) {
            append(file(account(i)), "");
        }
    }

    @Override
    public ConnectorFactory factory() {
        return new FilesConnectorFactory();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("directory", directory.toString());
    }

    @Override
    public Set<String> requiredSettings() {
        return Set.of("directory");
    }

    @Override
    public Set<Class<?>> abilities() {
        return Set.of(FindsAccounts.class, ChangesAssignments.class, ReadsAssignments.class, ListsEntitlements.class);
    }

    @Override
    public AccountOwner owner(int number) {
        return new AccountOwner(new PersonId("p-" + number), account(number).name(), Optional.empty());
    }

    @Override
    public AccountRef account(int number) {
        return new AccountRef("person-" + number);
    }

    @Override
    public Optional<String> refusedEntitlement() {
        return Optional.of("two\nlines");
    }

    @Override
    public List<HeldEntitlement> held(AccountRef account) {
        try {
            return Files.readAllLines(file(account)).stream()
                    .map(line -> new RoleLine(line).held())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void plant(AccountRef account, HeldEntitlement held) {
        append(file(account), RoleLine.of(held.entitlement(), held.scope()).text() + "\n");
    }

    @Override
    public void close() {
        // JUnit removes the directory.
    }

    private Path file(AccountRef account) {
        return directory.resolve(account.name() + ".roles");
    }

    private static void append(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
// end::subject[]
