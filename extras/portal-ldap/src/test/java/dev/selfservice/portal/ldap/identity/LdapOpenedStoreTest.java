// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.identity;

import dev.selfservice.portal.ldap.testing.MemoryDirectory;
import dev.selfservice.portal.testkit.identity.IdentityStoreSubject;
import dev.selfservice.portal.testkit.identity.OpenedIdentityStoreContract;
import org.junit.jupiter.api.AfterEach;

/** What holds of every store that is in use, against a directory in this process. */
class LdapOpenedStoreTest extends OpenedIdentityStoreContract {

    private final MemoryDirectory directory = MemoryDirectory.plain();

    @Override
    protected IdentityStoreSubject newSubject() {
        return new LaidSubject(directory);
    }

    @AfterEach
    void close() {
        directory.close();
    }
}
