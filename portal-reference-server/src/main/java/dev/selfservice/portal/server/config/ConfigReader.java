// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.config;

import dev.selfservice.portal.Grantee;
import dev.selfservice.portal.Permission;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.RoleId;
import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.core.PortalConfig;
import dev.selfservice.portal.core.ProvisioningConfig;
import dev.selfservice.portal.core.SignInConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Reads the configuration by MicroProfile Config: a file, over it the environment, over it system properties.
 *
 * <p>An unknown key that begins with {@code portal.} stops the start and is named, so that no misspelt setting is quietly
 * without effect.
 */
public final class ConfigReader {

    private static final String FILE = "config";
    private static final String DATA_SOURCE = "java:comp/env/jdbc/portal";
    /** The type of the identity store in the portal's own database. */
    private static final String OWN = "database";

    private static final int PORT = 8080;
    private static final int CONNECTIONS = 10;
    private static final double RATE = 200;
    private static final Duration RELOAD = Duration.ofMinutes(1);
    private static final Duration STOP = Duration.ofSeconds(20);

    private final Keys keys;
    private final boolean dev;

    private ConfigReader(Keys keys, boolean dev) {
        this.keys = keys;
        this.dev = dev;
    }

    /**
     * Returns the configuration.
     *
     * @param file a properties file, if there is one
     * @throws IllegalArgumentException a key is unknown or a value wrong; the message names the key
     */
    public static ServerConfig read(Optional<Path> file, boolean dev) {
        return new ConfigReader(new Keys(Sources.ofServer(file)), dev).server();
    }

    /** Returns the settings that count as text, one line each with its source; secrets are masked. */
    public static String effective(Optional<Path> file) {
        return new EffectiveSettings(Sources.ofServer(file)).text();
    }

    /** Returns every key that is read, with its default as text; for the test of {@link SettingsReference}. */
    static Map<String, String> defaults() {
        Keys keys = new Keys(Sources.of(Map.of()));
        new ConfigReader(keys, false).server();
        return keys.asked();
    }

    /** Returns a configuration made of these values alone: nothing of the environment and the process counts. */
    public static ServerConfig read(Map<String, String> values, boolean dev) {
        return new ConfigReader(new Keys(Sources.of(values)), dev).server();
    }

    /**
     * Returns the configuration of a portal in a container, which brings address, port, TLS, database and log itself: settings of
     * these are unknown here. {@code portal.config} names a properties file, if there is one. The rest is whatever the
     * container's own MicroProfile Config finds.
     *
     * @throws IllegalArgumentException a key is unknown or missing or a value wrong; the message names the key
     */
    public static ServerConfig inContainer() {
        ConfigProviderResolver container = ConfigProviderResolver.instance();
        Optional<ConfigSource> file = container
                .getConfig()
                .getOptionalValue("portal." + FILE, String.class)
                .map(path -> FileSource.of(Path.of(path)));
        Config config = container
                .getBuilder()
                .addDefaultSources()
                .withSources(file.stream().toArray(ConfigSource[]::new))
                .build();
        return new ConfigReader(new Keys(config), false).container();
    }

    /** Returns the configuration of a portal in a container, made of these values alone. */
    public static ServerConfig inContainer(Map<String, String> values) {
        return new ConfigReader(new Keys(Sources.of(values)), false).container();
    }

    private ServerConfig container() {
        Path home = home();
        keys.find(FILE, Path::of);
        if (keys.find("http.origin", String::valueOf).isEmpty()) {
            throw new IllegalArgumentException(
                    "the setting portal.http.origin is missing: in a container the portal cannot know its own address");
        }
        return server(home, LogFormat.LINES, edge("", 0), Optional.empty(), DatabaseConfig.ofContainer(DATA_SOURCE));
    }

    private ServerConfig server() {
        Path home = home();
        HttpConfig http = edge(
                keys.value("http.address", String::valueOf, "localhost"),
                keys.value("http.port", Integer::valueOf, PORT));
        return server(home, keys.value("log.format", LogFormat::of, LogFormat.LINES), http, tls(), database(home));
    }

    private Path home() {
        return keys.value("home", Path::of, Path.of("portal-home")).toAbsolutePath();
    }

    private ServerConfig server(
            Path home, LogFormat log, HttpConfig http, Optional<TlsConfig> tls, DatabaseConfig database) {
        Optional<IdentityConfig> identity = identity();
        ServerConfig config = new ServerConfig(
                dev,
                home,
                keys.value("keys.file", Path::of, home.resolve("portal.keys")),
                sample(identity),
                log,
                http,
                tls,
                database,
                portal(),
                identity,
                systems());
        keys.rejectUnread();
        return config;
    }

    /** The sample organisation lives in the portal's own database, so it goes with no other identity store. */
    private boolean sample(Optional<IdentityConfig> identity) {
        boolean sample = keys.value("sample", ConfigReader::truth, dev && identity.isEmpty());
        if (sample && identity.isPresent()) {
            throw new IllegalArgumentException("portal.sample lays down people in the portal's own database,"
                    + " but portal.identity.type says that people come from elsewhere");
        }
        return sample;
    }

    private Optional<IdentityConfig> identity() {
        Map<String, String> values = keys.under("identity");
        String type = Optional.ofNullable(values.remove("type")).orElse(OWN);
        if (!type.equals(OWN)) {
            return Optional.of(new IdentityConfig(type, values));
        }
        if (!values.isEmpty()) {
            throw new IllegalArgumentException("unknown settings " + values.keySet()
                    + " below portal.identity: the identity store of the type " + OWN + " has none");
        }
        return Optional.empty();
    }

    private HttpConfig edge(String address, int port) {
        return new HttpConfig(
                address,
                port,
                keys.value("http.origin", String::valueOf, ""),
                Set.copyOf(keys.list("http.trusted-proxies")),
                keys.value("http.rate-per-address", Double::valueOf, RATE),
                keys.value("http.stop-timeout", Duration::parse, STOP),
                keys.list("http.embedders"),
                keys.value("http.metrics-open", ConfigReader::truth, false));
    }

    private Optional<TlsConfig> tls() {
        Optional<Path> keystore = keys.find("tls.keystore", Path::of);
        String password = keys.value("tls.keystore-password", String::valueOf, "");
        TlsConfig.ClientCertificates clients = keys.value(
                "tls.client-certificates",
                text -> TlsConfig.ClientCertificates.valueOf(text.toUpperCase(Locale.ROOT)),
                TlsConfig.ClientCertificates.NONE);
        Optional<Path> truststore = keys.find("tls.truststore", Path::of);
        Optional<String> trustPassword = keys.find("tls.truststore-password", String::valueOf);
        Duration reload = keys.value("tls.reload", Duration::parse, RELOAD);
        return keystore.map(file -> new TlsConfig(file, password, clients, truststore, trustPassword, reload));
    }

    private DatabaseConfig database(Path home) {
        return new DatabaseConfig(
                keys.value("database.url", String::valueOf, "jdbc:derby:" + home.resolve("database") + ";create=true"),
                keys.value("database.user", String::valueOf, ""),
                keys.value("database.password", String::valueOf, ""),
                keys.value("database.connections", Integer::valueOf, CONNECTIONS));
    }

    private PortalConfig portal() {
        PortalConfig usual = PortalConfig.defaults();
        Set<Permission> everyone = keys.find("everyone-may", text -> text)
                .map(text -> permissions(keys.list("everyone-may")))
                .orElse(dev ? PortalConfig.ORDINARY : usual.everyoneMay());
        return new PortalConfig(
                keys.find("fallback-approvers", text -> text)
                        .map(text -> grantees(keys.list("fallback-approvers")))
                        .orElse(usual.fallbackApprovers()),
                keys.value("administrator-role", RoleId::new, usual.administratorRole()),
                keys.find("administrator", PersonId::new),
                everyone,
                keys.value("remember", Duration::parse, usual.remember()),
                delivery(usual.provisioning()),
                signIn(usual.signIn()));
    }

    private ProvisioningConfig delivery(ProvisioningConfig usual) {
        return new ProvisioningConfig(
                keys.value("delivery.parallel", Integer::valueOf, usual.parallel()),
                keys.value("delivery.call-timeout", Duration::parse, usual.callTimeout()),
                keys.value("delivery.attempts", Integer::valueOf, usual.mostAttempts()),
                keys.value("delivery.first-pause", Duration::parse, usual.firstPause()),
                keys.value("delivery.longest-pause", Duration::parse, usual.longestPause()),
                keys.value("delivery.poll", Duration::parse, usual.poll()));
    }

    private SignInConfig signIn(SignInConfig usual) {
        return new SignInConfig(
                keys.value("sign-in.memory-kib", Integer::valueOf, usual.memoryKib()),
                keys.value("sign-in.iterations", Integer::valueOf, usual.iterations()),
                keys.value("sign-in.idle", Duration::parse, usual.idle()),
                keys.value("sign-in.longest", Duration::parse, usual.longest()),
                keys.value("sign-in.sessions", Integer::valueOf, usual.mostSessions()),
                keys.value("sign-in.tries-per-address", Integer::valueOf, usual.triesPerAddress()),
                keys.value("sign-in.least-refusal", Duration::parse, usual.leastRefusal()));
    }

    private List<SystemConfig> systems() {
        return keys.groups("systems").entrySet().stream()
                .map(group -> system(group.getKey(), new TreeMap<>(group.getValue())))
                .toList();
    }

    private static SystemConfig system(String id, Map<String, String> values) {
        String type = Optional.ofNullable(values.remove("type"))
                .orElseThrow(
                        () -> new IllegalArgumentException("the setting portal.systems." + id + ".type is missing"));
        String title = Optional.ofNullable(values.remove("title")).orElse(id);
        return new SystemConfig(new SystemId(id), title, type, values);
    }

    private static Set<Permission> permissions(List<String> labels) {
        return labels.stream()
                .map(label -> Permission.find(label)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "the setting portal.everyone-may names an unknown permission")))
                .collect(Collectors.toSet());
    }

    private static List<Grantee> grantees(List<String> texts) {
        return texts.stream().map(Grantee::parse).toList();
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("want true or false");
        };
    }
}
