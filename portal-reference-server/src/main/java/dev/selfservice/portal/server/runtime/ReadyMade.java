// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.runtime;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Makes ready-made objects injectable, each by the one type it is known by; they may come later than the container. */
public final class ReadyMade implements Extension {

    private final Map<Class<?>, Supplier<?>> objects = new LinkedHashMap<>();

    /** Adds an object, which is asked for when somebody first needs it. */
    public <T> ReadyMade with(Class<T> type, Supplier<T> object) {
        objects.put(type, object);
        return this;
    }

    void publish(@Observes AfterBeanDiscovery discovery) {
        objects.forEach((type, object) -> discovery
                .addBean()
                .beanClass(type)
                .id(type.getName())
                .types(type, Object.class)
                .scope(Singleton.class)
                .createWith(context -> object.get()));
    }
}
