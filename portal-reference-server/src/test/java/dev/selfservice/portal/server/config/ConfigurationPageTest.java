// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is written about settings is what the code does. To write {@code docs/configuration.md} anew, run this test with
 * {@code -Ddocs.write=true}.
 */
class ConfigurationPageTest {

    private static final Path PAGE = Path.of("..", "docs", "configuration.md");

    @TempDir
    private Path folder;

    @Test
    void everySettingThatIsReadIsDescribedAndNoOther() {
        Map<String, String> described = SettingsReference.all()
                .filter(setting -> !setting.key().contains("<"))
                .collect(Collectors.toMap(Setting::name, Setting::usual, (one, two) -> two, TreeMap::new));

        assertThat(ConfigReader.defaults().keySet()).isEqualTo(described.keySet());
    }

    @Test
    void describedDefaultsAreThoseThatCount() {
        String home = Path.of("portal-home").toAbsolutePath().toString();
        for (Map.Entry<String, String> asked : ConfigReader.defaults().entrySet()) {
            String described =
                    SettingsReference.find(asked.getKey()).orElseThrow().usual();

            assertThat(asked.getValue().replace(home, "<home>"))
                    .as(asked.getKey())
                    .isEqualTo(described);
        }
    }

    @Test
    void thePageIsWhatTheCodeSays() throws IOException {
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(PAGE, SettingsPage.text());
        }
        assertThat(Files.readString(PAGE)).isEqualTo(SettingsPage.text());
    }

    @Test
    void everySentenceIsThereAndEveryExampleIsAccepted() {
        assertThat(SettingsReference.all()).allSatisfy(setting -> {
            assertThat(setting.meaning()).isNotBlank().doesNotEndWith(".");
            assertThat(setting.example()).isNotBlank();
        });
        Map<String, String> examples = SettingsReference.all()
                .filter(setting -> !setting.key().contains("<"))
                .collect(Collectors.toMap(Setting::name, Setting::example));
        assertThat(ConfigReader.read(examples, false).tls()).isPresent();
    }

    @Test
    void whatCountsIsShownWithItsSourceAndWithoutSecrets() throws IOException {
        Path file = folder.resolve("portal.properties");
        Files.writeString(file, """
                portal.http.port=9001
                portal.database.url=jdbc:postgresql://me:hunter2@db/portal?password=hunter2&ssl=true
                portal.database.password=hunter2
                portal.tls.keystore-password=hunter2
                portal.systems.files.type=files
                portal.systems.files.bind=hunter2
                portal.never.heard.of=hunter2
                """);

        String shown = ConfigReader.effective(Optional.of(file));

        assertThat(shown)
                .contains("portal.http.port = 9001   # file")
                .contains("portal.http.address = localhost   # default")
                .contains("portal.database.url = jdbc:postgresql://****@db/portal?password=****&ssl=true   # file")
                .contains("portal.database.password = ****   # file")
                .contains("portal.systems.files.type = files   # file")
                .contains("portal.systems.files.bind = ****   # file")
                .contains("portal.never.heard.of = ****   # file")
                .doesNotContain("hunter2");
    }
}
