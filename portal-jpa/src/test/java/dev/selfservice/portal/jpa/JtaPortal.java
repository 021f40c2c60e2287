// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa;

import com.arjuna.ats.arjuna.common.arjPropertyManager;
import com.arjuna.ats.internal.arjuna.objectstore.VolatileStore;
import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration.TransactionIsolation;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.narayana.NarayanaTransactionIntegration;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Stores whose transactions somebody else leads, as in a container: Narayana, with a pool that takes part. */
record JtaPortal(JpaStores stores, TransactionManager manager) {

    private static final Map<Databases, JtaPortal> OPEN = new ConcurrentHashMap<>();
    private static final int CONNECTIONS = 40;

    /** Returns the one on the shared database. */
    static JtaPortal on(Databases database) {
        return OPEN.computeIfAbsent(database, JtaPortal::open);
    }

    private static JtaPortal open(Databases database) {
        // One resource per transaction needs no log; none is written to the disk.
        arjPropertyManager.getObjectStoreEnvironmentBean().setObjectStoreType(VolatileStore.class.getName());
        TransactionManager manager = com.arjuna.ats.jta.TransactionManager.transactionManager();
        TransactionSynchronizationRegistry registry = new TransactionSynchronizationRegistryImple();
        AgroalDataSourceConfigurationSupplier configuration = new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(CONNECTIONS)
                        .transactionIntegration(new NarayanaTransactionIntegration(manager, registry))
                        .connectionFactoryConfiguration(
                                factory -> factory.jdbcUrl(database.shared().url())
                                        .jdbcTransactionIsolation(TransactionIsolation.READ_COMMITTED)));
        try {
            return new JtaPortal(
                    JpaStores.inContainer(AgroalDataSource.from(configuration), manager, registry), manager);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
