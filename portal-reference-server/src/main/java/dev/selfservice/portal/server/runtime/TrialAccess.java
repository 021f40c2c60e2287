// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.runtime;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Assurance;
import dev.selfservice.portal.Origin;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.core.Portal;
import dev.selfservice.portal.jpa.JpaStores;
import dev.selfservice.portal.jpa.sample.SampleOrganisation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What makes a trial usable at once: sign-ins with a known password, and bearer tokens for the first {@code curl}. */
public final class TrialAccess {

    /** The password of the sample sign-ins. It opens nothing but a trial, which binds this machine only. */
    public static final String PASSWORD = "let me try this";

    private static final Duration LIFE = Duration.ofDays(30);
    private static final List<PersonId> WITH_TOKEN =
            List.of(new PersonId("jonas"), new PersonId("marta"), new PersonId("omar"));

    private final Portal portal;
    private final JpaStores stores;
    private final Clock clock;

    public TrialAccess(Portal portal, JpaStores stores, Clock clock) {
        this.portal = portal;
        this.stores = stores;
        this.clock = clock;
    }

    /** Returns who can sign in, after giving the password to those who have none. */
    public List<PersonId> signIns() {
        for (PersonId person : SampleOrganisation.SIGN_INS) {
            Optional<String> known =
                    stores.transactions().read(() -> stores.passwords().find(person));
            if (known.isEmpty()) {
                portal.storePassword(person, PASSWORD.toCharArray());
            }
        }
        return SampleOrganisation.SIGN_INS;
    }

    /**
     * Returns the file of a bearer token for each of a few people; tokens of an earlier start are used again.
     *
     * <p>A file rather than a line on the screen alone, so that commands in the handbook work as they stand.
     */
    public Map<PersonId, Path> tokens(Path folder) {
        Map<PersonId, Path> files = new LinkedHashMap<>();
        for (PersonId person : WITH_TOKEN) {
            Path file = folder.resolve(person.value());
            if (!isAlive(file)) {
                write(file, make(person));
            }
            files.put(person, file);
        }
        return files;
    }

    private boolean isAlive(Path file) {
        try {
            return Files.exists(file)
                    && portal.apiTokens()
                            .resume(Files.readString(file).trim(), Origin.IN_PROCESS)
                            .isPresent();
        } catch (IOException broken) {
            throw new UncheckedIOException("the token in " + file + " cannot be read", broken);
        }
    }

    private String make(PersonId person) {
        Actor actor = portal.actors().of(person, new Assurance(1, clock.instant()));
        return portal.apiTokens()
                .make(actor, "trial", portal.permissions().mine(actor), LIFE)
                .secret();
    }

    private static void write(Path file, String secret) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, secret + "\n", StandardCharsets.US_ASCII);
        } catch (IOException broken) {
            throw new UncheckedIOException("the token cannot be written to " + file, broken);
        }
    }
}
