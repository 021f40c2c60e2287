// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.identity;

import dev.selfservice.portal.ldap.testing.MemoryDirectory;
import dev.selfservice.portal.testkit.identity.ChecksCredentialsContract;
import dev.selfservice.portal.testkit.identity.CredentialsSubject;
import org.junit.jupiter.api.AfterEach;

/** The contract against a directory in this process. */
// tag::contract[]
class LdapCredentialsContractTest extends ChecksCredentialsContract {

    private final HouseWithPasswords house = new HouseWithPasswords(MemoryDirectory.plain());

    @Override
    protected CredentialsSubject subject() {
        return house;
    }
    // end::contract[]

    @AfterEach
    void close() {
        house.close();
    }
}
