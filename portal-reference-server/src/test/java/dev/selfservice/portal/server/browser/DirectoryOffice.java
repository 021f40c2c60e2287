// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.browser;

import com.unboundid.ldap.sdk.LDAPException;
import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Assurance;
import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.PageRequest;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.catalogue.Entitlement;
import dev.selfservice.portal.catalogue.EntitlementDraft;
import dev.selfservice.portal.catalogue.Risk;
import dev.selfservice.portal.ldap.testing.Slapd;
import dev.selfservice.portal.ldap.testing.TestDirectory;
import dev.selfservice.portal.server.testing.TestServer;
import dev.selfservice.portal.tasks.Decision;
import dev.selfservice.portal.tasks.TaskDetail;
import dev.selfservice.portal.tasks.TaskView;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An office whose people are in a real directory, where their access is as well: Ana asks, Bea is her manager, Dora
 * administers. Nobody has a password kept by the portal.
 */
final class DirectoryOffice implements AutoCloseable {

    static final String PASSWORD = "kept by the directory";

    private final Slapd directory;
    private final TestServer server;

    private DirectoryOffice(Slapd directory, Path home) {
        this.directory = directory;
        this.server =
                TestServer.on("jdbc:derby:memory:" + UUID.randomUUID() + ";create=true", "", "", home, settings());
    }

    /** Opens the office; leaves the test out where there is no directory to start. */
    static DirectoryOffice open(Path folder) {
        Slapd directory = Slapd.start(folder.resolve("slapd"));
        try {
            addPerson(directory, "dora", "Dora Weiss", "");
            addPerson(directory, "bea", "Bea Ortiz", "dora");
            addPerson(directory, "ana", "Ana Lund", "bea");
            addGroup(directory, "auditor");
            addGroup(directory, "controller");
            DirectoryOffice office = new DirectoryOffice(directory, folder.resolve("portal"));
            office.addEntry("auditor", "Auditor");
            office.addEntry("controller", "Controller");
            return office;
        } catch (RuntimeException | Error broken) {
            directory.close();
            throw broken;
        }
    }

    /** Returns the address of a page. */
    URI page(String path) {
        return server.server().address().resolve(path);
    }

    /** Tells whether the directory has a person in a group. */
    boolean isMember(String person, String group) {
        try {
            return directory
                    .admin()
                    .compare("cn=" + group + "," + TestDirectory.GROUPS, "member", dn(person))
                    .compareMatched();
        } catch (LDAPException e) {
            throw new AssertionError(e);
        }
    }

    /** Approves, as somebody, the first thing that waits for them. */
    void approveAs(String approver) {
        Actor actor = actor(approver);
        TaskDetail task = server.portal().tasks().list(actor, TaskView.OPEN, PageRequest.first()).items().stream()
                .map(each -> server.portal().tasks().require(actor, each.id()))
                .findFirst()
                .orElseThrow();
        Decision yes = Decision.approve(task.items(), "Yes");
        server.portal().tasks().decide(actor, task.task().id(), task.task().version(), yes);
    }

    @Override
    public void close() {
        server.close();
        directory.close();
    }

    private Map<String, String> settings() {
        Map<String, String> all = new HashMap<>();
        directory.reach().forEach((key, value) -> {
            all.put("portal.identity." + key, value);
            all.put("portal.systems.directory." + key, value);
        });
        all.put("portal.identity.type", "ldap");
        all.put("portal.identity.people.base", TestDirectory.PEOPLE);
        all.put("portal.identity.groups.base", TestDirectory.GROUPS);
        all.put("portal.systems.directory.type", "ldap");
        all.put("portal.systems.directory.title", "Company directory");
        all.put("portal.systems.directory.accounts.base", TestDirectory.PEOPLE);
        all.put("portal.systems.directory.groups.base", TestDirectory.GROUPS);
        all.put("portal.administrator", id("dora").value());
        return all;
    }

    private Actor actor(String login) {
        return server.portal()
                .actors()
                .of(id(login), new Assurance(1, Clock.systemUTC().instant()));
    }

    /** Returns the id that the directory itself has made. */
    private PersonId id(String login) {
        try {
            return new PersonId(
                    directory.admin().getEntry(dn(login), "entryUUID").getAttributeValue("entryUUID"));
        } catch (LDAPException e) {
            throw new AssertionError(e);
        }
    }

    private void addEntry(String name, String title) {
        EntitlementDraft draft = new EntitlementDraft(
                title,
                "Reads every booking and its documents.",
                Entitlement.Kind.GROUP,
                Risk.MEDIUM,
                Optional.empty(),
                Optional.of(Grantee.user(id("bea"))),
                List.of(),
                true);
        server.portal().catalogue().add(actor("dora"), new SystemId("directory"), name, draft);
    }

    private static String dn(String login) {
        return "uid=" + login + "," + TestDirectory.PEOPLE;
    }

    private static void addPerson(Slapd directory, String login, String name, String manager) {
        directory.add(
                "dn: " + dn(login),
                "objectClass: inetOrgPerson",
                "uid: " + login,
                "cn: " + name,
                "sn: " + name,
                "userPassword: " + PASSWORD);
        if (!manager.isEmpty()) {
            directory.change(dn(login), "manager", dn(manager));
        }
    }

    private static void addGroup(Slapd directory, String name) {
        directory.add(
                "dn: cn=" + name + "," + TestDirectory.GROUPS,
                "objectClass: groupOfNames",
                "cn: " + name,
                "member: " + TestDirectory.PLACEHOLDER);
    }
}
