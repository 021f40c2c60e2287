// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.config;

import static dev.selfservice.portal.server.config.Setting.Type.DURATION;
import static dev.selfservice.portal.server.config.Setting.Type.FILE;
import static dev.selfservice.portal.server.config.Setting.Type.LIST;
import static dev.selfservice.portal.server.config.Setting.Type.NUMBER;
import static dev.selfservice.portal.server.config.Setting.Type.TEXT;
import static dev.selfservice.portal.server.config.Setting.Type.TRUTH;
import static dev.selfservice.portal.server.config.Setting.of;
import static dev.selfservice.portal.server.config.Setting.secret;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every setting, described once: {@code docs/configuration.md} and {@code show-config} are made of it.
 *
 * <p>Whoever reads a new key in {@link ConfigReader} adds a line here; a test names keys that are read and not described,
 * described and not read, or described with another default than the one that counts.
 */
public final class SettingsReference {

    /** A group of settings under a heading. */
    record Section(String title, List<Setting> settings) {}

    private static final List<Section> SECTIONS = List.of(
            new Section(
                    "Files",
                    List.of(
                            of("home", FILE, "portal-home", "where files are kept", "/var/lib/portal"),
                            of(
                                    "keys.file",
                                    FILE,
                                    "<home>/portal.keys",
                                    "the key store; only its owner may read it",
                                    "/etc/portal/portal.keys"),
                            of(
                                    "sample",
                                    TRUTH,
                                    "false",
                                    "whether an empty database is filled with the sample organisation; `true` with"
                                            + " `--dev`",
                                    "false"))),
            new Section(
                    "HTTP",
                    List.of(
                            of("http.address", TEXT, "localhost", "the address to bind", "0.0.0.0"),
                            of("http.port", NUMBER, "8080", "the port; `0` for any free one", "8443"),
                            of(
                                    "http.origin",
                                    TEXT,
                                    "",
                                    "the origin that people open, if it is not the bound address itself",
                                    "https://portal.example.org"),
                            of(
                                    "http.trusted-proxies",
                                    LIST,
                                    "",
                                    "addresses of proxies whose `X-Forwarded-For` is believed",
                                    "10.0.0.5,10.0.0.6"),
                            of(
                                    "http.rate-per-address",
                                    NUMBER,
                                    "200.0",
                                    "requests per second of one address before load is shed",
                                    "500"),
                            of(
                                    "http.stop-timeout",
                                    DURATION,
                                    "PT20S",
                                    "how long a stop waits for requests under way",
                                    "PT30S"),
                            of(
                                    "http.embedders",
                                    LIST,
                                    "",
                                    "origins whose pages may frame the portal",
                                    "https://intranet.example.org"),
                            of(
                                    "http.metrics-open",
                                    TRUTH,
                                    "false",
                                    "whether others than this machine may read `/metrics`",
                                    "true"))),
            new Section(
                    "TLS",
                    List.of(
                            of(
                                    "tls.keystore",
                                    FILE,
                                    "",
                                    "a PKCS#12 file with the server's key and certificates; with it the server speaks"
                                            + " TLS only",
                                    "/etc/portal/server.p12"),
                            secret("tls.keystore-password", "the password of the key store"),
                            of(
                                    "tls.client-certificates",
                                    TEXT,
                                    "NONE",
                                    "whether clients show certificates: `NONE`, `WANTED` or `NEEDED`",
                                    "WANTED"),
                            of(
                                    "tls.truststore",
                                    FILE,
                                    "",
                                    "a PKCS#12 file with the authorities of client certificates; needed if clients show any",
                                    "/etc/portal/clients.p12"),
                            secret("tls.truststore-password", "the password of the trust store"),
                            of(
                                    "tls.reload",
                                    DURATION,
                                    "PT1M",
                                    "how often the key store is looked at; a renewed one counts without a restart",
                                    "PT10S"))),
            new Section(
                    "Database",
                    List.of(
                            of(
                                    "database.url",
                                    TEXT,
                                    "jdbc:derby:<home>/database;create=true",
                                    "the JDBC URL of PostgreSQL or Derby",
                                    "jdbc:postgresql://db.example.org/portal"),
                            of("database.user", TEXT, "", "the user of the database", "portal_app"),
                            secret("database.password", "the password of that user"),
                            of(
                                    "database.connections",
                                    NUMBER,
                                    "10",
                                    "the size of the pool of one node; at least 2",
                                    "20"))),
            new Section(
                    "Log",
                    List.of(of(
                            "log.format",
                            TEXT,
                            "LINES",
                            "how the log is written: `LINES` of key=value, or one `JSON` object per line",
                            "JSON"))),
            new Section(
                    "People and permissions",
                    List.of(
                            of(
                                    "administrator",
                                    TEXT,
                                    "",
                                    "the id of the person who is given the administrator role at each start",
                                    "omar"),
                            of(
                                    "administrator-role",
                                    TEXT,
                                    "portal-administrator",
                                    "the role that carries every permission",
                                    "portal-administrator"),
                            of(
                                    "everyone-may",
                                    LIST,
                                    "",
                                    "permissions that everybody is given on an empty database; the ordinary ones with"
                                            + " `--dev`",
                                    "tasks:read,tasks:decide"),
                            of(
                                    "fallback-approvers",
                                    LIST,
                                    "",
                                    "`group:…`, `role:…`, `user:…`, asked when a step's own rules find nobody; the"
                                            + " administrators come last",
                                    "group:helpdesk"),
                            of(
                                    "remember",
                                    DURATION,
                                    "PT20S",
                                    "how long groups, roles and grants may be remembered; at most 30 seconds",
                                    "PT10S"))),
            new Section(
                    "Sign-in",
                    List.of(
                            of(
                                    "sign-in.memory-kib",
                                    NUMBER,
                                    "65536",
                                    "KiB of memory of one password hash; at least 19456",
                                    "65536"),
                            of("sign-in.iterations", NUMBER, "3", "passes of one password hash; at least 2", "3"),
                            of("sign-in.idle", DURATION, "PT30M", "how long a session may rest", "PT15M"),
                            of("sign-in.longest", DURATION, "PT12H", "how long a session lasts at most", "PT8H"),
                            of(
                                    "sign-in.sessions",
                                    NUMBER,
                                    "10",
                                    "sessions of one person at once; the oldest are ended",
                                    "5"),
                            of(
                                    "sign-in.tries-per-address",
                                    NUMBER,
                                    "20",
                                    "wrong passwords of one address in 5 minutes; ten times as many in an hour",
                                    "50"),
                            of(
                                    "sign-in.least-refusal",
                                    DURATION,
                                    "PT0.25S",
                                    "how long a refused sign-in takes at least",
                                    "PT0.5S"))),
            new Section(
                    "Deliveries",
                    List.of(
                            of(
                                    "delivery.parallel",
                                    NUMBER,
                                    "4",
                                    "orders of one system at once, per node; 1 to 64",
                                    "8"),
                            of(
                                    "delivery.call-timeout",
                                    DURATION,
                                    "PT30S",
                                    "how long one call of a connector may take",
                                    "PT10S"),
                            of("delivery.attempts", NUMBER, "10", "attempts before an order is given up", "20"),
                            of(
                                    "delivery.first-pause",
                                    DURATION,
                                    "PT2S",
                                    "the pause after the first failed attempt; doubles with each further one",
                                    "PT5S"),
                            of("delivery.longest-pause", DURATION, "PT10M", "where the doubling ends", "PT30M"),
                            of(
                                    "delivery.poll",
                                    DURATION,
                                    "PT1S",
                                    "how often a node looks for orders that became due",
                                    "PT2S"))),
            new Section(
                    "Target systems",
                    List.of(
                            of(
                                    "systems.<id>.type",
                                    TEXT,
                                    "",
                                    "connects a system with a connector type that a plug-in on the class path offers",
                                    "files"),
                            of("systems.<id>.title", TEXT, "<id>", "what people call the system", "Team files"),
                            new Setting(
                                    "systems.<id>.<key>",
                                    TEXT,
                                    "",
                                    "whatever the connector reads; shown by nobody, for it may be a password",
                                    "/srv/files",
                                    true))));

    private SettingsReference() {}

    static List<Section> sections() {
        return SECTIONS;
    }

    /** Returns all settings. */
    public static Stream<Setting> all() {
        return SECTIONS.stream().flatMap(section -> section.settings().stream());
    }

    /** Returns the description of a whole key; the first whose names in angle brackets fit. */
    static Optional<Setting> find(String name) {
        return all().filter(setting -> name.matches(pattern(setting))).findFirst();
    }

    private static String pattern(Setting setting) {
        return setting.name().replace(".", "\\.").replaceAll("<id>", "[^.]+").replaceAll("<key>", ".+");
    }
}
