// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa.internal;

import jakarta.transaction.TransactionManager;
import org.eclipse.persistence.platform.server.ServerPlatformBase;
import org.eclipse.persistence.sessions.DatabaseSession;
import org.eclipse.persistence.sessions.ExternalTransactionController;
import org.eclipse.persistence.transaction.JTATransactionController;

/**
 * Tells EclipseLink who leads its transactions: the manager that we were handed, whatever the container. Its own platforms
 * each look for the manager of one product.
 */
public final class ContainerPlatform extends ServerPlatformBase {
    /** The property that holds the transaction manager. */
    public static final String TRANSACTIONS = "portal.transaction-manager";

    /** Made by EclipseLink. */
    public ContainerPlatform(DatabaseSession session) {
        super(session);
        disableRuntimeServices();
    }

    @Override
    public Class<? extends ExternalTransactionController> getExternalTransactionControllerClass() {
        return JTATransactionController.class;
    }

    @Override
    public void initializeExternalTransactionController() {
        TransactionManager manager = (TransactionManager) getDatabaseSession().getProperty(TRANSACTIONS);
        getDatabaseSession().setExternalTransactionController(new JTATransactionController(manager));
    }
}
