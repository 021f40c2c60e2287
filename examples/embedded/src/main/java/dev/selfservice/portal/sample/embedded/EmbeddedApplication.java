// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.sample.embedded;

import com.zaxxer.hikari.HikariDataSource;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.core.Keys;
import dev.selfservice.portal.core.Portal;
import dev.selfservice.portal.core.PortalConfig;
import dev.selfservice.portal.core.memory.InMemoryIdentityStore;
import dev.selfservice.portal.identity.spi.IdentityStore;
import dev.selfservice.portal.jpa.JpaStores;
import dev.selfservice.portal.jpa.PortalSchema;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** A program that puts the portal together by CDI producers: people, database, clock and target system are its own. */
@Dependent
public class EmbeddedApplication {

    /** The program's database; yours is there already. */
    @Produces
    @Singleton
    static DataSource database() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:derby:memory:house;create=true");
        return pool;
    }

    @Produces
    @Singleton
    static Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    static Wiki wiki() {
        return new Wiki();
    }

    // tag::cdi[]
    /** The program's people; a real one implements this interface on its directory. */
    @Produces
    @Singleton
    static IdentityStore people() {
        return new InMemoryIdentityStore()
                .person("ana", "Ana Lund")
                .person("bea", "Bea Ortiz")
                .manager("ana", "bea");
    }

    /** The portal's stores, in the program's database. */
    @Produces
    @Singleton
    static JpaStores stores(DataSource database) {
        PortalSchema.migrate(database);
        return JpaStores.on(database);
    }

    /** The portal, at work from here on. */
    @Produces
    @Singleton
    static Portal portal(JpaStores stores, IdentityStore people, Wiki wiki, Clock clock) {
        Portal portal = Portal.builder()
                .stores(stores)
                .identity(people)
                .keys(Keys.fresh())
                .clock(clock)
                .system(Wiki.ID, "Wiki", wiki)
                .config(PortalConfig.defaults()
                        .everyoneMay(PortalConfig.ORDINARY)
                        .firstAdministrator(new PersonId("bea")))
                .build();
        portal.start();
        return portal;
    }

    /** Ends the portal's threads before what they stand on. */
    static void close(@Disposes Portal portal, JpaStores stores) {
        portal.close();
        stores.close();
    }
    // end::cdi[]

    /** Files a request, approves it, waits until it is delivered and prints each step. */
    public static void main(String[] arguments) throws InterruptedException {
        try (WeldContainer container = new Weld()
                .disableDiscovery()
                .beanClasses(EmbeddedApplication.class, AccessDesk.class)
                .initialize()) {
            container.select(AccessDesk.class).get().run(System.out::println);
        }
    }
}
