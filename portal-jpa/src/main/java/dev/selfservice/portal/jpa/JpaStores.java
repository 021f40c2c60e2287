// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa;

import dev.selfservice.portal.assignments.spi.AssignmentStore;
import dev.selfservice.portal.audit.spi.AuditStore;
import dev.selfservice.portal.catalogue.spi.CatalogueStore;
import dev.selfservice.portal.events.spi.ChangeStore;
import dev.selfservice.portal.jpa.internal.Dialect;
import dev.selfservice.portal.jpa.internal.Sql;
import dev.selfservice.portal.jpa.internal.assignments.JpaAssignmentStore;
import dev.selfservice.portal.jpa.internal.audit.JpaAuditStore;
import dev.selfservice.portal.jpa.internal.catalogue.JpaCatalogueStore;
import dev.selfservice.portal.jpa.internal.events.AnnouncedChanges;
import dev.selfservice.portal.jpa.internal.events.JpaChangeStore;
import dev.selfservice.portal.jpa.internal.idempotency.JpaIdempotencyStore;
import dev.selfservice.portal.jpa.internal.keys.JpaKeyChecks;
import dev.selfservice.portal.jpa.internal.permissions.JpaPermissionStore;
import dev.selfservice.portal.jpa.internal.provisioning.JpaOrderStore;
import dev.selfservice.portal.jpa.internal.requests.JpaRequestStore;
import dev.selfservice.portal.jpa.internal.requesttypes.JpaRequestTypeStore;
import dev.selfservice.portal.jpa.internal.signin.JpaApiTokenStore;
import dev.selfservice.portal.jpa.internal.signin.JpaAttemptStore;
import dev.selfservice.portal.jpa.internal.signin.JpaPasswordStore;
import dev.selfservice.portal.jpa.internal.signin.JpaSessionStore;
import dev.selfservice.portal.jpa.internal.tasks.JpaTaskStore;
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
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Map;
import javax.sql.DataSource;

/**
 * All stores on PostgreSQL or Derby.
 *
 * <pre>{@code
 * PortalSchema.migrate(dataSource);
 * try (JpaStores stores = JpaStores.on(dataSource)) {
 *     Portal portal = new PortalBuilder().stores(stores)…
 * }
 * }</pre>
 *
 * <p>Safe for use by several threads. A call outside of a transaction may read, each statement for itself; writing as an
 * entity needs a transaction. When the database cannot be reached, calls throw
 * {@link dev.selfservice.portal.UnavailableException}.
 */
public final class JpaStores implements PortalStores, KeepsKeyChecks, AutoCloseable {
    private final JpaTransactions transactions;
    private final Sql sql;
    private final CatalogueStore catalogue;
    private final RequestTypeStore requestTypes;
    private final RequestStore requests;
    private final TaskStore tasks;
    private final AssignmentStore assignments;
    private final OrderStore orders;
    private final PermissionStore permissions;
    private final PasswordStore passwords;
    private final SessionStore sessions;
    private final ApiTokenStore apiTokens;
    private final AttemptStore attempts;
    private final AuditStore audit;
    private final IdempotencyStore idempotency;
    private final ChangeStore changes;
    private final KeepsKeyChecks keyChecks;

    /** Makes stores that take part in the given transactions. */
    public JpaStores(JpaTransactions transactions) {
        this.transactions = transactions;
        this.sql = new Sql(transactions.database());
        this.catalogue = new JpaCatalogueStore(sql);
        this.requestTypes = new JpaRequestTypeStore(sql);
        this.requests = new JpaRequestStore(sql);
        this.tasks = new JpaTaskStore(sql);
        this.assignments = new JpaAssignmentStore(sql);
        this.orders = new JpaOrderStore(sql);
        this.permissions = new JpaPermissionStore(sql);
        this.passwords = new JpaPasswordStore(sql);
        this.sessions = new JpaSessionStore(sql);
        this.apiTokens = new JpaApiTokenStore(sql);
        this.attempts = new JpaAttemptStore(sql);
        this.audit = new JpaAuditStore(sql);
        this.idempotency = new JpaIdempotencyStore(sql);
        this.changes = changes(transactions, new JpaChangeStore(sql));
        this.keyChecks = new JpaKeyChecks(sql);
    }

    /** In a container, which leads the connections too, none is kept to listen: there readers only look. */
    private static ChangeStore changes(JpaTransactions transactions, ChangeStore plain) {
        boolean hints = transactions instanceof ResourceLocalTransactions
                && transactions.database().dialect() == Dialect.POSTGRESQL
                && AnnouncedChanges.available();
        return hints ? new AnnouncedChanges(plain, transactions.source) : plain;
    }

    /** Returns stores for Java SE, with transactions of their own. The schema must be there: {@link PortalSchema}. */
    public static JpaStores on(DataSource source) {
        return new JpaStores(JpaTransactions.resourceLocal(source));
    }

    /** Returns stores for a container, which leads the transactions; see {@link JpaTransactions#jta}. */
    public static JpaStores inContainer(
            DataSource source, TransactionManager manager, TransactionSynchronizationRegistry registry) {
        return new JpaStores(JpaTransactions.jta(source, manager, registry));
    }

    /** Returns how further stores on the same database talk to it. */
    public Sql sql() {
        return sql;
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

    /** Frees what the stores hold; the data source stays open. */
    @Override
    public void close() {
        transactions.close();
    }
}
