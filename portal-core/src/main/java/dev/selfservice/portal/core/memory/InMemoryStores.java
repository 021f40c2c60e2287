// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.memory;

import dev.selfservice.portal.assignments.spi.AssignmentStore;
import dev.selfservice.portal.audit.spi.AuditStore;
import dev.selfservice.portal.catalogue.spi.CatalogueStore;
import dev.selfservice.portal.events.spi.ChangeStore;
import dev.selfservice.portal.keys.spi.KeepsKeyChecks;
import dev.selfservice.portal.permissions.spi.PermissionStore;
import dev.selfservice.portal.plugins.spi.PortalStores;
import dev.selfservice.portal.provisioning.spi.OrderStore;
import dev.selfservice.portal.requests.spi.RequestStore;
import dev.selfservice.portal.requesttypes.spi.RequestTypeStore;
import dev.selfservice.portal.signin.spi.ApiTokenStore;
import dev.selfservice.portal.signin.spi.AttemptStore;
import dev.selfservice.portal.signin.spi.PasswordStore;
import dev.selfservice.portal.signin.spi.SessionStore;
import dev.selfservice.portal.spi.IdempotencyStore;
import dev.selfservice.portal.spi.Transactions;
import dev.selfservice.portal.tasks.spi.TaskStore;
import java.time.Clock;
import java.util.Map;

/**
 * All stores in memory: they commit and roll back like a database and forget everything at the end. One transaction
 * writes at a time; readers do not wait for it.
 *
 * <p>Safe for use by several threads. Meant for trials and tests: every list looks at every row.
 */
public final class InMemoryStores implements PortalStores, KeepsKeyChecks {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryCatalogue catalogue = new InMemoryCatalogue(transactions);
    private final InMemoryRequestTypes requestTypes = new InMemoryRequestTypes(transactions);
    private final InMemoryTasks tasks = new InMemoryTasks(transactions);
    private final InMemoryRequests requests = new InMemoryRequests(transactions, tasks);
    private final InMemoryPermissions permissions = new InMemoryPermissions(transactions);
    private final InMemoryPasswords passwords = new InMemoryPasswords(transactions);
    private final InMemoryKeyChecks keyChecks = new InMemoryKeyChecks(transactions);
    private final InMemoryAssignments assignments;
    private final InMemoryOrders orders;
    private final InMemorySessions sessions;
    private final InMemoryApiTokens apiTokens;
    private final InMemoryAttempts attempts;
    private final InMemoryAudit audit;
    private final InMemoryIdempotency idempotency;
    private final InMemoryChanges changes;

    /** Creates empty stores that tell time by the clock. */
    public InMemoryStores(Clock clock) {
        this.assignments = new InMemoryAssignments(transactions, clock);
        this.orders = new InMemoryOrders(transactions, clock);
        this.sessions = new InMemorySessions(transactions, clock);
        this.apiTokens = new InMemoryApiTokens(transactions, clock);
        this.attempts = new InMemoryAttempts(transactions, clock);
        this.audit = new InMemoryAudit(transactions, clock);
        this.idempotency = new InMemoryIdempotency(transactions, clock);
        this.changes = new InMemoryChanges(transactions, clock);
    }

    @Override
    public Transactions transactions() {
        return transactions;
    }

    @Override
    public CatalogueStore catalogue() {
        return catalogue;
    }

    @Override
    public RequestTypeStore requestTypes() {
        return requestTypes;
    }

    @Override
    public RequestStore requests() {
        return requests;
    }

    @Override
    public TaskStore tasks() {
        return tasks;
    }

    @Override
    public AssignmentStore assignments() {
        return assignments;
    }

    @Override
    public OrderStore orders() {
        return orders;
    }

    @Override
    public PermissionStore permissions() {
        return permissions;
    }

    @Override
    public PasswordStore passwords() {
        return passwords;
    }

    @Override
    public SessionStore sessions() {
        return sessions;
    }

    @Override
    public ApiTokenStore apiTokens() {
        return apiTokens;
    }

    @Override
    public AttemptStore attempts() {
        return attempts;
    }

    @Override
    public AuditStore audit() {
        return audit;
    }

    @Override
    public IdempotencyStore idempotency() {
        return idempotency;
    }

    @Override
    public ChangeStore changes() {
        return changes;
    }

    @Override
    public Map<Integer, byte[]> keyChecks() {
        return keyChecks.keyChecks();
    }

    @Override
    public boolean insertKeyCheck(int version, byte[] value) {
        return keyChecks.insertKeyCheck(version, value);
    }
}
