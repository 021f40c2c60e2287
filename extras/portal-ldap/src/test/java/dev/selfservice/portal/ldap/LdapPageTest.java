// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.connectors.spi.ConnectorContext;
import dev.selfservice.portal.ldap.connector.LdapConnectorFactory;
import dev.selfservice.portal.ldap.directory.ResultCodeTable;
import dev.selfservice.portal.ldap.identity.LdapIdentityStoreFactory;
import dev.selfservice.portal.plugins.spi.PortalPlugin;
import dev.selfservice.portal.spi.MapSettings;
import dev.selfservice.portal.spi.Settings;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page on directories says what the code does. */
class LdapPageTest {

    private static final Path PAGE = Path.of("../../docs/ldap.md");
    private static final String REWRITE = "portal.guide.rewrite";
    private static final String CODES = "<!-- codes -->\n";
    private static final Map<String, String> LEAST =
            Map.of("url", "ldap://localhost", "accounts.base", "dc=x", "groups.base", "dc=x", "people.base", "dc=x");

    @Test
    void theTablesHoldExactlyTheSettingsThatAreRead() throws IOException {
        Recorder system = new Recorder();
        new LdapConnectorFactory().open(system, new ConnectorContext() {}).close();
        Recorder identity = new Recorder();
        closed(new LdapIdentityStoreFactory().open(identity));

        assertThat(union(keys("reach"), keys("system"))).isEqualTo(system.read);
        assertThat(union(keys("reach"), keys("identity"))).isEqualTo(identity.read);
    }

    @Test
    void theExamplesAreAccepted() throws IOException {
        String[] blocks = Files.readString(PAGE).split("```properties\n");

        for (int i = 1; i < blocks.length; i++) {
            Properties all = new Properties();
            all.load(new StringReader(blocks[i].substring(0, blocks[i].indexOf("```"))));
            Map<String, String> identity = below(all, "portal.identity.");
            Map<String, String> system = below(all, "portal.systems.[a-z]+.");
            assertThat(identity.remove("type")).isEqualTo("ldap");
            assertThat(system.remove("type")).isEqualTo("ldap");
            system.remove("title");
            closed(new LdapIdentityStoreFactory().open(MapSettings.of("portal.identity.", identity)));
            new LdapConnectorFactory()
                    .open(MapSettings.of("portal.systems.x.", system), new ConnectorContext() {})
                    .close();
        }
        assertThat(blocks).hasSize(3);
    }

    @Test
    void theTableOfResultCodesIsTheOneInUse() throws IOException {
        String page = Files.readString(PAGE);
        String wanted = page.substring(0, page.indexOf(CODES) + CODES.length()) + ResultCodeTable.text();

        if (Boolean.getBoolean(REWRITE)) {
            Files.writeString(PAGE, wanted);
        }

        assertThat(Files.readString(PAGE))
                .as("run with -D%s=true to bring the page up to date", REWRITE)
                .isEqualTo(wanted);
    }

    @Test
    void theServiceLoaderFindsThePlugin() {
        assertThat(ServiceLoader.load(PortalPlugin.class)).hasAtLeastOneElementOfType(LdapPlugin.class);
        assertThat(new LdapPlugin().connectors()).hasSize(1);
        assertThat(new LdapPlugin().identityStores()).hasSize(1);
    }

    private static void closed(Object store) {
        try {
            ((AutoCloseable) store).close();
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
    }

    private static Map<String, String> below(Properties all, String prefix) {
        Map<String, String> found = new HashMap<>();
        all.stringPropertyNames().stream()
                .filter(key -> key.matches(prefix + ".*"))
                // A file of this machine would have to be there.
                .filter(key -> !key.endsWith("trust-certificates"))
                .forEach(key -> found.put(key.replaceFirst(prefix, ""), all.getProperty(key)));
        return found;
    }

    private static Set<String> keys(String table) throws IOException {
        String page = Files.readString(PAGE);
        String rows =
                page.substring(page.indexOf("<!-- settings: " + table + " -->")).split("\n\n", 2)[0];
        Set<String> keys = new TreeSet<>();
        rows.lines()
                .filter(row -> row.startsWith("| `"))
                .map(row -> row.split("\\|")[1])
                .flatMap(cell -> Pattern.compile("`([^`]+)`").matcher(cell).results())
                .map((MatchResult found) -> found.group(1))
                .forEach(keys::add);
        return keys;
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> both = new TreeSet<>(one);
        both.addAll(other);
        return both;
    }

    /** Settings that note what is asked of them. */
    private static final class Recorder implements Settings {

        private final Set<String> read = new TreeSet<>();

        @Override
        public <T> T required(String key, Function<String, T> type) {
            return optional(key, type).orElseThrow();
        }

        @Override
        public <T> Optional<T> optional(String key, Function<String, T> type) {
            read.add(key);
            // Optional bases are asked for under the same key; what is needed has a value.
            return Optional.ofNullable(LEAST.get(key)).map(type);
        }

        @Override
        public void rejectUnread() {
            // Everything that is read is noted.
        }
    }
}
