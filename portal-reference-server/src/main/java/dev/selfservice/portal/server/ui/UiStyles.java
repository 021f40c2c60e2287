// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The hashes of the style elements that the pages' components write by themselves, as the pages' jar names them. */
public final class UiStyles {

    private static final String FILE = "META-INF/portal-ui.properties";

    private UiStyles() {}

    /** Returns the hashes in the form of the content security policy; empty without pages. */
    public static String hashes(ClassLoader loader) {
        Properties properties = new Properties();
        try (InputStream in = loader.getResourceAsStream(FILE)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(FILE + " cannot be read", broken);
        }
        return properties.getProperty("styles", "");
    }
}
