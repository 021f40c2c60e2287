// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** What implementers of the portal's SPIs extend to see whether they keep them, and fakes of what is outside. */
module dev.selfservice.portal.testkit {
    requires transitive dev.selfservice.portal.api;
    requires transitive org.assertj.core;
    requires transitive org.junit.jupiter.api;
    requires java.logging;
    requires java.xml;
    // Runs contracts outside of a build; inside one nobody needs them.
    requires static transitive org.junit.platform.engine;
    requires static transitive org.junit.platform.launcher;

    uses dev.selfservice.portal.plugins.spi.PortalPlugin;
    uses dev.selfservice.portal.testkit.check.ConnectorSubjects;

    exports dev.selfservice.portal.testkit;
    exports dev.selfservice.portal.testkit.assignments;
    exports dev.selfservice.portal.testkit.audit;
    exports dev.selfservice.portal.testkit.catalogue;
    exports dev.selfservice.portal.testkit.check;
    exports dev.selfservice.portal.testkit.connectors;
    exports dev.selfservice.portal.testkit.fakes;
    exports dev.selfservice.portal.testkit.idempotency;
    exports dev.selfservice.portal.testkit.identity;
    exports dev.selfservice.portal.testkit.keys;
    exports dev.selfservice.portal.testkit.permissions;
    exports dev.selfservice.portal.testkit.plugins;
    exports dev.selfservice.portal.testkit.processes;
    exports dev.selfservice.portal.testkit.provisioning;
    exports dev.selfservice.portal.testkit.requests;
    exports dev.selfservice.portal.testkit.requesttypes;
    exports dev.selfservice.portal.testkit.signin;
    exports dev.selfservice.portal.testkit.tasks;
    exports dev.selfservice.portal.testkit.transactions;
    exports dev.selfservice.portal.testkit.verdict;
    exports dev.selfservice.portal.testkit.zoo;

    // JUnit runs the contracts by looking inside them.
    opens dev.selfservice.portal.testkit to
            org.junit.platform.commons;
    opens dev.selfservice.portal.testkit.assignments to
            org.junit.platform.commons;
    opens dev.selfservice.portal.testkit.audit to
            org.junit.platform.commons;
    opens dev.selfservice.portal.testkit.catalogue to
            org.junit.platform.commons;
    opens dev.selfservice.portal.testkit.check to
            org.junit.platform.commons;
    opens dev.selfservice.portal.testkit.connectors to
            org.junit.platform.commons;
    opens dev.selfservice.portal.testkit.fakes to
            org.junit.platform.commons;
    opens dev.selfservice.portal.testkit.idempotency to
            org.junit.platform.commons;
    opens dev.selfservice.portal.testkit.identity to
            org.junit.platform.commons;
    opens dev.selfservice.portal.testkit.keys to
            org.junit.platform.commons;
    opens dev.selfservice.portal.testkit.permissions to
            org.junit.platform.commons;
    opens dev.selfservice.portal.testkit.plugins to
            org.junit.platform.commons;
    opens dev.selfservice.portal.testkit.processes to
            org.junit.platform.commons;
    opens dev.selfservice.portal.testkit.provisioning to
            org.junit.platform.commons;
    opens dev.selfservice.portal.testkit.requests to
            org.junit.platform.commons;
    opens dev.selfservice.portal.testkit.requesttypes to
            org.junit.platform.commons;
    opens dev.selfservice.portal.testkit.signin to
            org.junit.platform.commons;
    opens dev.selfservice.portal.testkit.tasks to
            org.junit.platform.commons;
    opens dev.selfservice.portal.testkit.transactions to
            org.junit.platform.commons;
    opens dev.selfservice.portal.testkit.verdict to
            org.junit.platform.commons;
}
