// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.sample.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.core.Portal;
import dev.selfservice.portal.jpa.JpaStores;
import java.util.ArrayList;
import java.util.List;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;

class EmbeddedApplicationTest {

    private static WeldContainer start() {
        return new Weld()
                .disableDiscovery()
                .beanClasses(EmbeddedApplication.class, AccessDesk.class)
                .initialize();
    }

    private static List<String> threadsOfThePortal() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("portal-"))
                .toList();
    }

    @Test
    void aRequestIsFiledApprovedAndDelivered() throws Exception {
        List<String> said = new ArrayList<>();
        try (WeldContainer container = start()) {
            container.select(AccessDesk.class).get().run(said::add);

            assertThat(container.select(Portal.class).get())
                    .isSameAs(container.select(Portal.class).get());
            assertThat(container.select(JpaStores.class).get().transactions().active())
                    .isFalse();
            assertThat(threadsOfThePortal()).isNotEmpty();
        }

        assertThat(said).containsExactly("Ana asks for Wiki editor", "Bea approves", "The wiki hears ana: GIVE editor");
        assertThat(threadsOfThePortal()).isEmpty();
    }
}
