// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.identity;

import dev.selfservice.portal.ldap.testing.Slapd;
import dev.selfservice.portal.testkit.identity.ChecksCredentialsContract;
import dev.selfservice.portal.testkit.identity.CredentialsSubject;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract against a real OpenLDAP server. */
class SlapdCredentialsContractTest extends ChecksCredentialsContract {

    @TempDir
    Path folder;

    private @Nullable HouseWithPasswords house;

    @BeforeEach
    void start() {
        house = new HouseWithPasswords(Slapd.start(folder));
    }

    @AfterEach
    void stop() {
        if (house != null) {
            house.close();
        }
    }

    @Override
    protected CredentialsSubject subject() {
        if (house == null) {
            throw new IllegalStateException("no server was started");
        }
        return house;
    }
}
