// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.persistence.descriptors.changetracking.ChangeTracker;
import org.eclipse.persistence.internal.weaving.PersistenceWeaved;
import org.junit.jupiter.api.Test;

class WeavingTest {
    private static final Path DESCRIPTOR = Path.of("src/main/resources/META-INF/portal-persistence.xml");
    private static final Path WOVEN = Path.of("src/main/weaving/META-INF/persistence.xml");
    private static final Pattern CLASS = Pattern.compile("<class>(.*?)</class>");

    @Test
    void everyEntityIsWovenByTheBuild() throws Exception {
        List<String> entities = classes(DESCRIPTOR);

        assertThat(entities).isNotEmpty();
        for (String entity : entities) {
            assertThat(Class.forName(entity).getInterfaces())
                    .as(entity)
                    .contains(PersistenceWeaved.class, ChangeTracker.class);
        }
    }

    @Test
    void theBuildWeavesWhatTheDescriptorNames() throws IOException {
        assertThat(classes(WOVEN)).isEqualTo(classes(DESCRIPTOR));
    }

    @Test
    void noDescriptorThatServersWouldDeployIsOnTheClassPath() {
        assertThat(getClass().getResource("/META-INF/persistence.xml")).isNull();
    }

    private static List<String> classes(Path descriptor) throws IOException {
        return CLASS.matcher(Files.readString(descriptor))
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
