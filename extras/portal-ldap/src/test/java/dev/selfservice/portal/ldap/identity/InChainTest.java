// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import dev.selfservice.portal.GroupId;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.ldap.testing.MemoryDirectory;
import dev.selfservice.portal.ldap.testing.TestDirectory;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Groups in groups, followed by a server that knows the rule of Active Directory. */
class InChainTest {

    private static final String INNER = "cn=inner," + TestDirectory.GROUPS;

    private final AtomicInteger chains = new AtomicInteger();

    @Test
    void theServerIsAskedOnceForAllGroupsOfAPerson() {
        try (MemoryDirectory directory = MemoryDirectory.plain(new KnowsChains());
                LdapIdentityStore store = House.in(directory).open("groups.nesting", "in-chain")) {
            addGroup(directory, "inner", House.ANA);
            addGroup(directory, "outer", INNER);
            addGroup(directory, "other", TestDirectory.PLACEHOLDER);
            PersonId ana = store.findByLogin("ana").orElseThrow().id();

            assertThat(store.memberships(Set.of(ana)).get(ana).groups())
                    .containsExactlyInAnyOrder(new GroupId("inner"), new GroupId("outer"));
            assertThat(chains).hasValue(2); // below the groups, and below the roles
        }
    }

    private static void addGroup(MemoryDirectory directory, String name, String member) {
        directory.add(
                "dn: cn=" + name + "," + TestDirectory.GROUPS,
                "objectClass: groupOfNames",
                "cn: " + name,
                "member: " + member);
    }

    /** Understands the rule for the one chain of this test: what Ana is in, and what that is in. */
    private final class KnowsChains extends InMemoryOperationInterceptor {

        @Override
        public void processSearchRequest(InMemoryInterceptedSearchRequest request) throws LDAPException {
            String filter = request.getRequest().getFilter().toString();
            String chain = "(member:1.2.840.113556.1.4.1941:=" + House.ANA + ")";
            if (filter.contains(chain)) {
                chains.incrementAndGet();
                SearchRequest plain = request.getRequest().duplicate();
                plain.setFilter(
                        Filter.create(filter.replace(chain, "(|(member=" + House.ANA + ")(member=" + INNER + "))")));
                request.setRequest(plain);
            }
        }
    }
}
