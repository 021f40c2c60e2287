// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Scripts that tests run inside pages. */
final class Scripts {

    private Scripts() {}

    /** Reads one of ours, which lie beside this class. */
    static String read(String name) {
        return text(Scripts.class.getResourceAsStream(name), name);
    }

    /** Reads axe, which finds barriers in pages. */
    static String axe() {
        return text(Scripts.class.getResourceAsStream("/axe.min.js"), "axe.min.js");
    }

    private static String text(@Nullable InputStream in, String name) {
        try (in) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
