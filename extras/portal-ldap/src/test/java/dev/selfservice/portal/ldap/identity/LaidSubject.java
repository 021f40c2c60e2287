// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.identity;

import dev.selfservice.portal.identity.spi.IdentityStoreFactory;
import dev.selfservice.portal.ldap.testing.TestDirectory;
import dev.selfservice.portal.testkit.identity.IdentityStoreSubject;
import dev.selfservice.portal.testkit.identity.Organisation;
import java.util.Map;
import java.util.Set;

/** Stores from their settings on, over the organisation of the contract. */
final class LaidSubject implements IdentityStoreSubject {

    private final Map<String, String> settings;

    LaidSubject(TestDirectory directory) {
        this.settings = Laid.of(Organisation.sample(), directory).settings();
    }

    @Override
    public IdentityStoreFactory factory() {
        return new LdapIdentityStoreFactory();
    }

    @Override
    public Map<String, String> settings() {
        return settings;
    }

    @Override
    public Set<String> requiredSettings() {
        return Set.of("url", "people.base");
    }

    @Override
    public Set<String> secretSettings() {
        return Set.of("bind-password");
    }
}
