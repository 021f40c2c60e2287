// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.war;

import dev.selfservice.portal.server.PortalEdge;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.Optional;

/** Opens the portal while the application starts, and lays its filters and servlets into the context. */
@WebListener
public class PortalListener implements ServletContextListener {

    /** Asked only when the context starts: before that the container's names may not be there. */
    @Inject
    private Instance<WarPortal> portal;

    private Optional<PortalEdge> edge = Optional.empty();

    @Override
    public void contextInitialized(ServletContextEvent started) {
        String place = started.getServletContext().getContextPath();
        if (!place.isEmpty()) {
            throw new IllegalStateException("the portal must stand at the root of its host, not at " + place);
        }
        PortalEdge opened = portal.get().edge();
        edge = Optional.of(opened);
        opened.register(started.getServletContext());
    }

    @Override
    public void contextDestroyed(ServletContextEvent stopped) {
        try {
            if (edge.isPresent()) {
                edge.get().drain();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
