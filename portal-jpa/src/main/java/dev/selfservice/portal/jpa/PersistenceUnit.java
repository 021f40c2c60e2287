// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa;

import dev.selfservice.portal.jpa.internal.ContainerPlatform;
import dev.selfservice.portal.jpa.internal.Dialect;
import dev.selfservice.portal.jpa.internal.SessionSetup;
import jakarta.persistence.EntityManagerFactory;
import jakarta.transaction.TransactionManager;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.eclipse.persistence.config.PersistenceUnitProperties;
import org.eclipse.persistence.jpa.PersistenceProvider;

/** Makes entity manager factories for the unit described in {@code META-INF/portal-persistence.xml}. */
final class PersistenceUnit {
    private static final String NAME = "portal";

    /** EclipseLink shares a session among factories of one name; two portals in one process must not. */
    private static final AtomicLong COUNT = new AtomicLong();

    private PersistenceUnit() {}

    static EntityManagerFactory resourceLocal(DataSource source, Dialect dialect) {
        Map<String, Object> properties = common(dialect);
        properties.put(PersistenceUnitProperties.TRANSACTION_TYPE, "RESOURCE_LOCAL");
        properties.put(PersistenceUnitProperties.NON_JTA_DATASOURCE, source);
        return create(properties);
    }

    static EntityManagerFactory jta(DataSource source, Dialect dialect, TransactionManager manager) {
        Map<String, Object> properties = common(dialect);
        properties.put(PersistenceUnitProperties.TRANSACTION_TYPE, "JTA");
        properties.put(PersistenceUnitProperties.JTA_DATASOURCE, source);
        properties.put(PersistenceUnitProperties.TARGET_SERVER, ContainerPlatform.class.getName());
        properties.put(ContainerPlatform.TRANSACTIONS, manager);
        return create(properties);
    }

    private static Map<String, Object> common(Dialect dialect) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(PersistenceUnitProperties.ECLIPSELINK_PERSISTENCE_XML, "META-INF/portal-persistence.xml");
        properties.put(PersistenceUnitProperties.CLASSLOADER, PersistenceUnit.class.getClassLoader());
        properties.put(PersistenceUnitProperties.SESSION_NAME, NAME + "-" + COUNT.incrementAndGet());
        properties.put(PersistenceUnitProperties.TARGET_DATABASE, dialect.choose("PostgreSQL", "Derby"));
        properties.put(PersistenceUnitProperties.DEPLOY_ON_STARTUP, "true");
        properties.put(SessionSetup.DIALECT, dialect);
        return properties;
    }

    private static EntityManagerFactory create(Map<String, Object> properties) {
        EntityManagerFactory factory = new PersistenceProvider().createEntityManagerFactory(NAME, properties);
        if (factory == null) {
            throw new IllegalStateException(
                    "META-INF/portal-persistence.xml was not found beside the portal's classes");
        }
        return factory;
    }
}
