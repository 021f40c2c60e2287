// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.check;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The class loaders in which a plug-in and its subjects are looked at. */
final class PluginLoader {

    private PluginLoader() {}

    /** Returns a loader with the JDK and the API alone above it: no plug-in may count on more. */
    static ClassLoader alone(List<Path> jars) {
        return new URLClassLoader("plug-in", urls(jars), new ApiOnly());
    }

    /** Returns a loader with the kit above it, for subjects: they stand in the packages of the plug-in, so beside it. */
    static ClassLoader withKit(List<Path> jars) {
        return new URLClassLoader("subjects", urls(jars), PluginLoader.class.getClassLoader());
    }

    private static URL[] urls(List<Path> jars) {
        List<URL> urls = new ArrayList<>();
        for (Path jar : jars) {
            try {
                urls.add(jar.toUri().toURL());
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException("not a file that can be read: " + jar, e);
            }
        }
        return urls.toArray(URL[]::new);
    }

    /** Lets the API through, and nothing else that lies on the class path of the check. */
    private static final class ApiOnly extends ClassLoader {

        private static final String PORTAL = "dev.selfservice.portal.";
        private static final String KIT = "dev.selfservice.portal.testkit.";
        private static final String NULLNESS = "org.jspecify.";

        ApiOnly() {
            super("api", ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            boolean api = name.startsWith(PORTAL) && !name.startsWith(KIT) || name.startsWith(NULLNESS);
            if (!api) {
                throw new ClassNotFoundException(name);
            }
            return Class.forName(name, false, PluginLoader.class.getClassLoader());
        }
    }
}
