// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** The stores of the portal's API on a relational database. */
@SuppressWarnings({"opens", "requires-automatic"}) // the scripts are resources only; Flyway is no module yet
module dev.selfservice.portal.jpa {
    requires transitive dev.selfservice.portal.api;
    requires transitive jakarta.persistence;
    requires transitive jakarta.transaction;
    requires transitive java.sql;
    requires jakarta.json;
    requires org.eclipse.persistence.core;
    requires org.eclipse.persistence.jpa;
    requires static flyway.core;

    exports dev.selfservice.portal.jpa;
    exports dev.selfservice.portal.jpa.identity;
    exports dev.selfservice.portal.jpa.sample;

    // EclipseLink makes what the descriptor names, and reads the fields of entities.
    opens dev.selfservice.portal.jpa.internal;
    opens dev.selfservice.portal.jpa.internal.audit;
    opens dev.selfservice.portal.jpa.internal.catalogue;
    opens dev.selfservice.portal.jpa.internal.requests;
    opens dev.selfservice.portal.jpa.internal.requesttypes;
    opens dev.selfservice.portal.jpa.internal.signin;
    opens dev.selfservice.portal.jpa.internal.tasks;
    // Flyway finds the scripts by the class loader.
    opens db.portal.derby;
    opens db.portal.postgresql;
}
