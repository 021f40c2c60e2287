/**
 * The domain interfaces of the portal and the SPIs behind them.
 *
 * <p>A package's last word says who may use it: {@code requests} is called, {@code requests.spi} is implemented.
 */
module dev.selfservice.portal.api {
    requires static transitive org.jspecify;

    exports dev.selfservice.portal;
    exports dev.selfservice.portal.catalogue;
    exports dev.selfservice.portal.catalogue.spi;
    exports dev.selfservice.portal.requests;
    exports dev.selfservice.portal.requests.spi;
    exports dev.selfservice.portal.tasks;
    exports dev.selfservice.portal.tasks.spi;
    exports dev.selfservice.portal.requesttypes;
    exports dev.selfservice.portal.requesttypes.spi;
    exports dev.selfservice.portal.processes;
    exports dev.selfservice.portal.processes.spi;
    exports dev.selfservice.portal.assignments;
    exports dev.selfservice.portal.assignments.spi;
    exports dev.selfservice.portal.permissions;
    exports dev.selfservice.portal.permissions.spi;
    exports dev.selfservice.portal.signin;
    exports dev.selfservice.portal.signin.spi;
    exports dev.selfservice.portal.audit;
    exports dev.selfservice.portal.audit.spi;
    exports dev.selfservice.portal.events;
    exports dev.selfservice.portal.events.spi;
    exports dev.selfservice.portal.people;
    exports dev.selfservice.portal.identity.spi;
    exports dev.selfservice.portal.connectors.spi;
    exports dev.selfservice.portal.provisioning;
    exports dev.selfservice.portal.provisioning.spi;
    exports dev.selfservice.portal.keys.spi;
    exports dev.selfservice.portal.spi;
    exports dev.selfservice.portal.plugins.spi;
}
