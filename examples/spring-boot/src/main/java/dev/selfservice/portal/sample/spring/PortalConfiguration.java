// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.sample.spring;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.core.Keys;
import dev.selfservice.portal.core.Portal;
import dev.selfservice.portal.core.PortalConfig;
import dev.selfservice.portal.core.memory.InMemoryIdentityStore;
import dev.selfservice.portal.identity.spi.IdentityStore;
import dev.selfservice.portal.jpa.JpaStores;
import dev.selfservice.portal.jpa.PortalSchema;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the portal together of Spring's beans. Spring closes the portal before the stores, and these before the pool. */
@Configuration(proxyBeanMethods = false)
class PortalConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Wiki wiki() {
        return new Wiki();
    }

    // tag::spring[]
    /** The application's people; a real one implements this interface on its directory. */
    @Bean
    IdentityStore people() {
        return new InMemoryIdentityStore()
                .person("ana", "Ana Lund")
                .person("bea", "Bea Ortiz")
                .manager("ana", "bea");
    }

    /** The portal's stores, in the database that Spring Boot configured. */
    @Bean
    JpaStores stores(DataSource database) {
        PortalSchema.migrate(database);
        return JpaStores.on(database);
    }

    /** The portal, at work from here on. */
    @Bean
    Portal portal(JpaStores stores, IdentityStore people, Wiki wiki, Clock clock) {
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
    // end::spring[]
}
