// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.identity;

import dev.selfservice.portal.ldap.testing.Slapd;
import dev.selfservice.portal.testkit.identity.IdentityStoreSubject;
import dev.selfservice.portal.testkit.identity.OpenedIdentityStoreContract;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** What holds of every store that is in use, against a real OpenLDAP server, which gives no more than 50 entries at once. */
class SlapdOpenedStoreTest extends OpenedIdentityStoreContract {

    @TempDir
    static Path folder;

    private static @Nullable Slapd directory;
    private static @Nullable IdentityStoreSubject subject;

    @BeforeAll
    static void start() {
        directory = Slapd.start(folder);
        subject = new LaidSubject(directory);
    }

    @AfterAll
    static void stop() {
        if (directory != null) {
            directory.close();
        }
    }

    @Override
    protected IdentityStoreSubject newSubject() {
        if (subject == null) {
            throw new IllegalStateException("no server was started");
        }
        return subject;
    }
}
