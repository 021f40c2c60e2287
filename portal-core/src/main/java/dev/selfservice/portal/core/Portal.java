// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core;

import dev.selfservice.portal.Actor;
import dev.selfservice.portal.Once;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.assignments.Assignments;
import dev.selfservice.portal.audit.Audit;
import dev.selfservice.portal.audit.AuditVerification;
import dev.selfservice.portal.catalogue.Catalogue;
import dev.selfservice.portal.events.Events;
import dev.selfservice.portal.internal.Ids;
import dev.selfservice.portal.internal.assignments.DefaultAssignments;
import dev.selfservice.portal.internal.audit.AuditTrail;
import dev.selfservice.portal.internal.audit.AuditVerifier;
import dev.selfservice.portal.internal.audit.DefaultAudit;
import dev.selfservice.portal.internal.catalogue.DefaultCatalogue;
import dev.selfservice.portal.internal.events.ChangeLog;
import dev.selfservice.portal.internal.events.DefaultEvents;
import dev.selfservice.portal.internal.guard.Directory;
import dev.selfservice.portal.internal.guard.Guard;
import dev.selfservice.portal.internal.idempotency.Effects;
import dev.selfservice.portal.internal.people.DefaultImports;
import dev.selfservice.portal.internal.people.DefaultPeople;
import dev.selfservice.portal.internal.permissions.DefaultPermissions;
import dev.selfservice.portal.internal.plugins.ConnectedSystem;
import dev.selfservice.portal.internal.processes.Approvers;
import dev.selfservice.portal.internal.processes.Processes;
import dev.selfservice.portal.internal.provisioning.DefaultDeliveries;
import dev.selfservice.portal.internal.provisioning.OrderDesk;
import dev.selfservice.portal.internal.provisioning.Provisioner;
import dev.selfservice.portal.internal.requests.DefaultRequests;
import dev.selfservice.portal.internal.requests.RequestParts;
import dev.selfservice.portal.internal.requesttypes.DefaultRequestTypes;
import dev.selfservice.portal.internal.requesttypes.Definitions;
import dev.selfservice.portal.internal.requesttypes.RoleAccess;
import dev.selfservice.portal.internal.signin.Argon2Passwords;
import dev.selfservice.portal.internal.signin.DefaultApiTokens;
import dev.selfservice.portal.internal.signin.DefaultSessions;
import dev.selfservice.portal.internal.signin.DefaultSignIn;
import dev.selfservice.portal.internal.signin.DefaultSignIn.SignInParts;
import dev.selfservice.portal.internal.signin.Pause;
import dev.selfservice.portal.internal.tasks.DefaultTasks;
import dev.selfservice.portal.people.ImportRun;
import dev.selfservice.portal.people.ImportSource;
import dev.selfservice.portal.people.Imports;
import dev.selfservice.portal.people.People;
import dev.selfservice.portal.permissions.Permissions;
import dev.selfservice.portal.plugins.spi.PortalStores;
import dev.selfservice.portal.provisioning.Deliveries;
import dev.selfservice.portal.provisioning.OrderCount;
import dev.selfservice.portal.provisioning.spi.CountsOrders;
import dev.selfservice.portal.requests.Requests;
import dev.selfservice.portal.requesttypes.RequestTypes;
import dev.selfservice.portal.signin.ApiTokens;
import dev.selfservice.portal.signin.Sessions;
import dev.selfservice.portal.signin.SignIn;
import dev.selfservice.portal.spi.IdempotencyStore.Effect;
import dev.selfservice.portal.spi.Transactions;
import dev.selfservice.portal.tasks.Tasks;
import java.util.List;
import java.util.Optional;

/**
 * Identity self-service for one organisation, in process: one accessor per feature.
 *
 * <p>Safe for use by several threads. {@link #start} begins the work in the background (deliveries, sealing of the audit
 * trail, housekeeping), {@link #close} ends it.
 */
public final class Portal implements AutoCloseable {

    private final PortalParts parts;
    private final Directory directory;
    private final Guard guard;
    private final RequestParts shared;
    private final Provisioner provisioner;
    private final Tasks tasks;
    private final Requests requests;
    private final Argon2Passwords passwords;
    private final DefaultSignIn signIn;
    private final DefaultSessions sessions;
    private final Background background;
    private final Condition condition;
    private final DefaultEvents events;

    Portal(PortalParts parts) {
        this.parts = parts;
        PortalStores stores = parts.stores();
        Transactions transactions = stores.transactions();
        Ids ids = new Ids(parts.random());
        this.directory = new Directory(
                parts.identity(),
                stores.permissions(),
                transactions,
                parts.clock(),
                parts.config().remember());
        this.guard = new Guard(directory, parts.clock());
        this.events = new DefaultEvents(guard, directory, stores, parts.events(), System::nanoTime, parts.threads());
        this.shared = share(stores, ids);
        this.provisioner = provisionerFor(stores);
        OrderDesk desk = new OrderDesk(stores.orders(), stores.catalogue(), transactions, ids, provisioner::poll);
        this.tasks = new DefaultTasks(shared, desk);
        this.requests = new DefaultRequests(shared);
        this.passwords = new Argon2Passwords(
                parts.config().signIn(),
                parts.keys(),
                parts.random(),
                Runtime.getRuntime().availableProcessors());
        this.signIn = signInWith(stores);
        this.sessions = new DefaultSessions(
                guard,
                directory,
                stores.sessions(),
                parts.keys(),
                transactions,
                shared.trail(),
                parts.config().signIn(),
                parts.clock());
        this.background = new Background(parts, shared, provisioner, events, sessions);
        this.condition = new Condition(parts, shared.definitions());
    }

    /** Returns a builder with nothing in it yet. */
    public static PortalBuilder builder() {
        return new PortalBuilder();
    }

    /** Makes actors for people whom the embedder has authenticated. */
    public Actors actors() {
        return new Actors(directory);
    }

    /** What can be asked for. */
    public Catalogue catalogue() {
        return new DefaultCatalogue(shared);
    }

    /** The processes that people may start. */
    public RequestTypes requestTypes() {
        return new DefaultRequestTypes(
                guard,
                shared.definitions(),
                parts.stores().requestTypes(),
                shared.processes(),
                shared.transactions(),
                shared.trail());
    }

    /** Asking for access. */
    public Requests requests() {
        return requests;
    }

    /** What waits for people. */
    public Tasks tasks() {
        return tasks;
    }

    /** Access that is held. */
    public Assignments assignments() {
        return new DefaultAssignments(guard, shared.assignments(), shared.transactions());
    }

    /** What open pages are told while things change. */
    public Events events() {
        return events;
    }

    /** Portal permissions and roles. */
    public Permissions permissions() {
        return new DefaultPermissions(
                guard, directory, parts.stores().permissions(), shared.transactions(), shared.trail(), parts.clock());
    }

    /** Finding people. */
    public People people() {
        return new DefaultPeople(guard, parts.identity());
    }

    /** Taking people over from elsewhere. */
    public Imports imports() {
        return defaultImports();
    }

    /** Begins taking people over for whoever operates the portal, who has its keys; callers use {@link #imports}. */
    public ImportRun beginImport(ImportSource source) {
        return defaultImports().beginAsOperator(source);
    }

    private DefaultImports defaultImports() {
        return new DefaultImports(guard, parts.identity(), shared.transactions(), shared.trail(), parts.clock());
    }

    /** Deliveries to target systems. */
    public Deliveries deliveries() {
        return new DefaultDeliveries(shared, parts.stores().orders(), provisioner, parts.systems());
    }

    /** Signing in. */
    public SignIn signIn() {
        return signIn;
    }

    /** Sessions of people. */
    public Sessions sessions() {
        return sessions;
    }

    /** Tokens of programs. */
    public ApiTokens apiTokens() {
        return new DefaultApiTokens(shared, parts.stores().apiTokens(), parts.random());
    }

    /** The trail of what people did. */
    public Audit audit() {
        PortalStores stores = parts.stores();
        AuditVerifier verifier = new AuditVerifier(stores.audit(), parts.keys(), stores.transactions());
        return new DefaultAudit(guard, stores.audit(), verifier, stores.transactions());
    }

    /** Verifies the whole trail for whoever operates the portal and therefore holds its keys; callers use {@link #audit}. */
    public AuditVerification verifyTrail() {
        PortalStores stores = parts.stores();
        return new AuditVerifier(stores.audit(), parts.keys(), stores.transactions()).verify();
    }

    /** Stores a password for a person, for trials and first set-ups; the array is not kept. */
    public void storePassword(PersonId person, char[] password) {
        signIn.put(person, password);
    }

    /**
     * Returns the answer that was frozen when the command first took effect; empty if it has not.
     *
     * @throws dev.selfservice.portal.InvalidException rule {@code idempotency-mismatch}
     */
    public Optional<byte[]> answered(Actor actor, Once once) {
        return shared.effects().find(actor.person(), once).map(Effect::answer).filter(answer -> answer.length > 0);
    }

    /**
     * Tells why the portal is sealed; empty if it is not. A sealed portal has no keys or not those of its data: who is signed in
     * may read, everything that needs a key is refused as unavailable, and nothing is delivered or written (ENV-9).
     */
    public Optional<String> sealed() {
        return parts.keys().sealed();
    }

    /** Begins the work in the background; a sealed portal only looks after its systems. */
    public void start() {
        background.start();
    }

    /** Returns how each part is; asks the database, and tells of systems what was last seen. */
    public List<PartHealth> parts() {
        return condition.parts();
    }

    /** Returns how busy the computation of password hashes is. */
    public PasswordLoad passwordLoad() {
        return passwords.load();
    }

    /** Returns how many orders wait, are lent or were given up; asks the database, empty if the store cannot count. */
    public List<OrderCount> openOrders() {
        return parts.stores().orders() instanceof CountsOrders counts
                ? shared.transactions().read(counts::countOpen)
                : List.of();
    }

    /** Ends the streams of open pages for good; a server calls it when its stop begins, before it waits for its calls. */
    public void endStreams() {
        events.close();
    }

    /** Ends the work in the background; deliveries under way are finished or go on after the next start. */
    @Override
    public void close() {
        events.close();
        background.close();
        provisioner.close();
        parts.systems().forEach(ConnectedSystem::close);
    }

    /** Finds somebody else for tasks that nobody can decide any more; returns how many were moved. */
    int adoptOrphans() {
        return background.adoptOrphans();
    }

    /** Lays down what every portal has; a sealed one, which could not audit it, is left as it is. */
    void prepare() {
        if (sealed().isPresent()) {
            return;
        }
        PortalStores stores = parts.stores();
        Transactions transactions = shared.transactions();
        transactions.run(() -> {
            parts.systems().forEach(system -> stores.catalogue().putSystem(system.ref()));
            if (shared.definitions().newest(RoleAccess.versionOne().id()).isEmpty()) {
                stores.requestTypes().insert(RoleAccess.versionOne());
            }
        });
        background.firstGrants();
        directory.forgetGrants();
    }

    private RequestParts share(PortalStores stores, Ids ids) {
        Transactions transactions = stores.transactions();
        return new RequestParts(
                guard,
                directory,
                new Definitions(stores.requestTypes(), transactions),
                new Approvers(directory, parts.config().allFallbacks()),
                new Processes(parts.engine(), stores.tasks(), ids),
                stores.requests(),
                stores.tasks(),
                stores.catalogue(),
                stores.assignments(),
                new Effects(stores.idempotency(), transactions),
                transactions,
                new AuditTrail(stores.audit(), parts.keys(), parts.clock(), ids),
                new ChangeLog(stores.changes(), transactions, events::written),
                parts.clock(),
                ids);
    }

    private Provisioner provisionerFor(PortalStores stores) {
        return new Provisioner(
                parts.systems(),
                shared,
                stores.orders(),
                parts.config().provisioning(),
                parts.random(),
                parts.threads());
    }

    private DefaultSignIn signInWith(PortalStores stores) {
        return new DefaultSignIn(new SignInParts(
                parts.identity(),
                stores.passwords(),
                stores.sessions(),
                stores.attempts(),
                passwords,
                parts.keys(),
                stores.transactions(),
                shared.trail(),
                parts.config().signIn(),
                parts.clock(),
                System::nanoTime,
                Pause.real(),
                parts.random(),
                shared.ids()));
    }
}
