// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.config;

import java.util.Locale;

/** How the log is written. */
public enum LogFormat {
    /** Lines of {@code key=value}, for people. */
    LINES,
    /** One JSON object per line, for collectors. */
    JSON;

    static LogFormat of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
