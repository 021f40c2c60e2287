// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.identity;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.identity.spi.ChecksCredentials;
import dev.selfservice.portal.ldap.testing.TestDirectory;
import dev.selfservice.portal.testkit.identity.CredentialsSubject;

/** Ana, her password, and a directory that can go away. */
final class HouseWithPasswords implements CredentialsSubject, AutoCloseable {

    private final TestDirectory directory;
    private final LdapIdentityStore store;

    HouseWithPasswords(TestDirectory directory) {
        this.directory = directory;
        this.store = House.in(directory).open();
    }

    @Override
    public ChecksCredentials store() {
        return store;
    }

    @Override
    public PersonId person() {
        return store.findByLogin(login()).orElseThrow().id();
    }

    @Override
    public String login() {
        return "ana";
    }

    @Override
    public String password() {
        return House.PASSWORD;
    }

    @Override
    public void cutOff() {
        directory.close();
    }

    @Override
    public void close() {
        store.close();
        directory.close();
    }
}
