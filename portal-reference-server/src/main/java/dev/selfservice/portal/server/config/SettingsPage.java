// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.config;

import java.util.stream.Collectors;

/** Writes {@code docs/configuration.md}; a test keeps the file equal to it. */
final class SettingsPage {

    private static final String HEAD = """
            # Configuration

            Written by the code that reads the settings; `ConfigurationPageTest` says how to write it anew.

            Settings are properties of the file named by `--config`, else of `portal.properties` in the folder where the server
            is started. The environment goes before the file (`PORTAL_HTTP_PORT` for `portal.http.port`), system properties of
            the process go before both. A key that begins with `portal.` and is not known stops the start and is named, and so is
            one whose value is not well formed; no message repeats a value. Settings that are allowed but unsafe are named in the
            log at the start.

            `show-config` prints what counts and where each value comes from, secrets masked:

            ```sh
            java -jar portal-reference-server.jar show-config --config portal.properties
            ```

            Durations are written as in ISO 8601: `PT30S`, `PT5M`, `PT12H`. Lists have commas between their items.
            Changes count at the next start. The level of the log is the environment's `PORTAL_LOG_LEVEL` (`INFO`).
            """;

    private SettingsPage() {}

    static String text() {
        return SettingsReference.sections().stream()
                .map(section -> "\n## " + section.title()
                        + "\n\n| key | type | default | means | example |\n| --- | --- | --- | --- | --- |\n"
                        + section.settings().stream().map(SettingsPage::row).collect(Collectors.joining()))
                .collect(Collectors.joining("", HEAD, ""));
    }

    private static String row(Setting setting) {
        return "| `" + setting.name() + "` | " + setting.type().words() + " | "
                + (setting.usual().isEmpty() ? "–" : "`" + setting.usual() + "`") + " | " + setting.meaning() + " | "
                + (setting.secret() ? "never shown" : "`" + setting.example() + "`") + " |\n";
    }
}
