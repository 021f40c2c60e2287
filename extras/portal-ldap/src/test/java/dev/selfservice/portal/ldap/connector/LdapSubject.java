// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap.connector;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.catalogue.Scope;
import dev.selfservice.portal.connectors.spi.AccountOwner;
import dev.selfservice.portal.connectors.spi.AccountRef;
import dev.selfservice.portal.connectors.spi.ChangesAssignments;
import dev.selfservice.portal.connectors.spi.ConnectorFactory;
import dev.selfservice.portal.connectors.spi.FindsAccounts;
import dev.selfservice.portal.connectors.spi.ListsEntitlements;
import dev.selfservice.portal.connectors.spi.ReadsAssignments;
import dev.selfservice.portal.connectors.spi.ReadsAssignments.HeldEntitlement;
import dev.selfservice.portal.ldap.directory.GroupKind;
import dev.selfservice.portal.ldap.testing.Meddler;
import dev.selfservice.portal.ldap.testing.TestDirectory;
import dev.selfservice.portal.testkit.connectors.ConnectorSubject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells the kit how to reach a directory with people and groups, and looks into the groups itself. */
final class LdapSubject implements ConnectorSubject {

    private static final int PEOPLE = 16;
    private static final int GROUPS = 40;

    private final TestDirectory directory;
    private final GroupKind kind;
    private final EntitlementName names;

    LdapSubject(TestDirectory directory, GroupKind kind, EntitlementName names) {
        this.directory = directory;
        this.kind = kind;
        this.names = names;
        for (int i = 1; i <= PEOPLE; i++) {
            String name = account(i).name();
            directory.add(
                    "dn: uid=" + name + "," + TestDirectory.PEOPLE,
                    "objectClass: inetOrgPerson",
                    "uid: " + name,
                    "cn: Person " + i,
                    "sn: " + i,
                    "mail: " + name + "@example.org");
        }
        for (int i = 1; i <= GROUPS; i++) {
            addGroup("kit-entitlement-" + i);
        }
    }

    private void addGroup(String name) {
        String dn = "dn: cn=" + name + "," + TestDirectory.GROUPS;
        if (kind == GroupKind.POSIX_GROUP) {
            directory.add(dn, "objectClass: posixGroup", "cn: " + name, "gidNumber: 500");
        } else {
            String objectClass = kind == GroupKind.GROUP_OF_NAMES ? "groupOfNames" : "groupOfUniqueNames";
            directory.add(
                    dn,
                    "objectClass: " + objectClass,
                    "cn: " + name,
                    kind.attribute() + ": " + TestDirectory.PLACEHOLDER,
                    "description: What " + name + " is for");
        }
    }

    @Override
    public ConnectorFactory factory() {
        return new LdapConnectorFactory();
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = directory.reach();
        settings.put("accounts.base", TestDirectory.PEOPLE);
        settings.put("groups.base", TestDirectory.GROUPS);
        settings.put("groups.kind", kind.filter().getAssertionValue());
        settings.put("groups.named-by", names == EntitlementName.DN ? "dn" : "cn");
        settings.put("groups.placeholder", TestDirectory.PLACEHOLDER);
        return settings;
    }

    @Override
    public Set<String> requiredSettings() {
        return Set.of("url", "accounts.base", "groups.base");
    }

    @Override
    public Set<String> secretSettings() {
        return Set.of("bind-password");
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
    public String entitlement(int number) {
        String name = "kit-entitlement-" + number;
        return names == EntitlementName.DN ? "cn=" + name + "," + TestDirectory.GROUPS : name;
    }

    @Override
    public Optional<String> refusedEntitlement() {
        return Optional.of("kit-no-such-group");
    }

    @Override
    public List<Scope> scopes() {
        return List.of();
    }

    @Override
    public void offer(int number) {
        // All groups are there from the beginning.
    }

    @Override
    public List<HeldEntitlement> held(AccountRef account) {
        try {
            return directory
                    .admin()
                    .search(
                            TestDirectory.GROUPS,
                            SearchScope.SUB,
                            Filter.createEqualityFilter(kind.attribute(), member(account)),
                            "cn")
                    .getSearchEntries()
                    .stream()
                    .map(this::entitlement)
                    .map(name -> new HeldEntitlement(name, Optional.empty()))
                    .toList();
        } catch (LDAPException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void plant(AccountRef account, HeldEntitlement held) {
        String dn = names == EntitlementName.DN
                ? held.entitlement()
                : "cn=" + held.entitlement() + "," + TestDirectory.GROUPS;
        try {
            directory.admin().modify(dn, new Modification(ModificationType.ADD, kind.attribute(), member(account)));
        } catch (LDAPException e) {
            throw new AssertionError(e);
        }
    }

    /** Lets the account hold something more while changes are meddled with. */
    void plantPast(Meddler meddler, AccountRef account, String entitlement) {
        meddler.answerChanges(change -> false, change -> new LDAPException(ResultCode.OTHER));
        plant(account, new HeldEntitlement(entitlement, Optional.empty()));
    }

    @Override
    public void close() {
        directory.close();
    }

    private String entitlement(SearchResultEntry entry) {
        return names == EntitlementName.DN ? entry.getDN() : entry.getAttributeValue("cn");
    }

    private String member(AccountRef account) {
        return kind.byDn() ? "uid=" + account.name() + "," + TestDirectory.PEOPLE : account.name();
    }
}
