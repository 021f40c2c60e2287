// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.sample.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.SystemId;
import dev.selfservice.portal.UnavailableException;
import dev.selfservice.portal.catalogue.Scope;
import dev.selfservice.portal.catalogue.ScopeType;
import dev.selfservice.portal.connectors.spi.AccountOwner;
import dev.selfservice.portal.connectors.spi.AccountRef;
import dev.selfservice.portal.connectors.spi.AssignmentChange;
import dev.selfservice.portal.connectors.spi.ConnectorContext;
import dev.selfservice.portal.connectors.spi.DeliveryOutcome;
import dev.selfservice.portal.connectors.spi.ReadsAssignments.HeldEntitlement;
import dev.selfservice.portal.plugins.spi.PortalPlugin;
import dev.selfservice.portal.provisioning.OrderId;
import dev.selfservice.portal.spi.MapSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilesConnectorTest {

    private static final DeliveryOutcome APPLIED = new DeliveryOutcome.Applied();
    private static final OrderId ORDER = new OrderId(new UUID(0, 1));

    @TempDir
    Path folder;

    @Test
    void theServiceLoaderFindsThePlugin() {
        assertThat(ServiceLoader.load(PortalPlugin.class))
                .hasAtLeastOneElementOfType(FilesPlugin.class)
                .flatExtracting(PortalPlugin::connectors)
                .extracting("class")
                .contains(FilesConnectorFactory.class);
    }

    @Test
    void rolesAreLinesWithTheScopeBehindATab() throws IOException {
        FilesConnector connector = automatic();

        give(connector, "rosa", "auditor", Optional.of(new Scope(ScopeType.COUNTRY, "ES")));
        give(connector, "rosa", "buyer", Optional.empty());
        give(connector, "rosa", "clerk", Optional.of(new Scope(ScopeType.COST_CENTRE, "C-12")));

        assertThat(folder.resolve("in/rosa.roles")).hasContent("auditor\tcountry=ES\nbuyer\nclerk\tcost-centre=C-12\n");
        assertThat(names()).containsExactlyInAnyOrder(".lock", "rosa.roles");
    }

    @Test
    void everybodyHasAnAccountWhenAccountsAreAutomatic() {
        FilesConnector connector = automatic();

        assertThat(connector.findAccount(owner("omar"))).contains(new AccountRef("omar"));
        assertThat(connector.assignments(new AccountRef("omar"))).isEmpty();
        assertThat(folder.resolve("in/omar.roles")).doesNotExist();

        assertThat(give(connector, "omar", "auditor", Optional.empty())).isEqualTo(APPLIED);
        assertThat(folder.resolve("in/omar.roles")).hasContent("auditor\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x",
                "..",
                ".",
                "/etc/passwd",
                "a/b",
                "a\\b",
                "x\u0000y",
                "Rosa",
                "ROSA",
                "ñandú",
                "名",
                "con:",
                "%2e",
                "*",
                "a b",
                "rosa.roles",
                ".lock",
                "-rf"
            })
    void noAccountNameLeavesTheDirectoryOrMeetsAnother(String name) throws IOException {
        FilesConnector connector = automatic();
        give(connector, "rosa", "auditor", Optional.empty());

        assertThat(give(connector, name, "buyer", Optional.empty())).isEqualTo(APPLIED);

        assertThat(connector.assignments(new AccountRef(name)))
                .containsExactly(new HeldEntitlement("buyer", Optional.empty()));
        assertThat(connector.assignments(new AccountRef("rosa")))
                .containsExactly(new HeldEntitlement("auditor", Optional.empty()));
        assertThat(names()).hasSize(3).doesNotHaveDuplicates();
        assertThat(names().map(each -> each.toLowerCase(Locale.ROOT))).doesNotHaveDuplicates();
        assertThat(folder).isDirectoryContaining("glob:**/in").isDirectoryNotContaining("glob:**/x*");
    }

    @Test
    void aNameThatNoFileCanHaveIsNoAccount() {
        FilesConnector connector = automatic();

        assertThat(connector.findAccount(owner("ñ".repeat(200)))).isEmpty();
        assertThat(connector.findAccount(owner("a".repeat(256)))).isEmpty();
        assertThat(connector.findAccount(owner(""))).isEmpty();
        assertThat(connector.findAccount(owner("\ud800"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\tb", " ", "", "a\rb", "\ud800"})
    void aRoleThatIsNotOneLineIsRefused(String role) {
        FilesConnector connector = automatic();

        assertThat(give(connector, "rosa", role, Optional.empty())).isInstanceOf(DeliveryOutcome.Refused.class);
        assertThat(folder.resolve("in/rosa.roles")).doesNotExist();
    }

    @Test
    void aScopeOfFreeTextIsReadAsItWasGiven() {
        FilesConnector connector = automatic();
        HeldEntitlement wanted =
                new HeldEntitlement("auditor", Optional.of(new Scope(ScopeType.TEXT, "a=b  – Ωmega #1 ")));

        give(connector, "rosa", wanted.entitlement(), wanted.scope());

        assertThat(connector.assignments(new AccountRef("rosa"))).containsExactly(wanted);
    }

    @Test
    void aCrashHalfwayLeavesTheOldFileAndDoesNotBlockTheNextChange() throws IOException {
        FilesConnector connector = automatic();
        give(connector, "rosa", "auditor", Optional.empty());
        Files.writeString(folder.resolve("in/rosa.roles.tmp"), "half a li");

        assertThat(connector.assignments(new AccountRef("rosa"))).hasSize(1);
        assertThat(give(connector, "rosa", "buyer", Optional.empty())).isEqualTo(APPLIED);

        assertThat(folder.resolve("in/rosa.roles")).hasContent("auditor\nbuyer\n");
        assertThat(folder.resolve("in/rosa.roles.tmp")).doesNotExist();
    }

    @Test
    void aLinkInPlaceOfAFileIsNotFollowed() throws IOException {
        FilesConnector connector = automatic();
        Path outside = Files.writeString(folder.resolve("outside"), "secret\n");
        Files.createSymbolicLink(folder.resolve("in/rosa.roles"), outside);

        assertThat(connector.assignments(new AccountRef("rosa"))).isEmpty();
        give(connector, "rosa", "buyer", Optional.empty());

        assertThat(outside).hasContent("secret\n");
        assertThat(folder.resolve("in/rosa.roles")).hasContent("buyer\n");
    }

    @Test
    void aLineThatIsNoRoleIsKeptAndNamedByItsAccount() throws IOException {
        FilesConnector connector = automatic();
        Files.writeString(folder.resolve("in/rosa.roles"), "auditor\tplanet=Mars\n");

        assertThatThrownBy(() -> connector.assignments(new AccountRef("rosa")))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("rosa");
        assertThat(give(connector, "rosa", "buyer", Optional.empty())).isEqualTo(APPLIED);
        assertThat(folder.resolve("in/rosa.roles")).hasContent("auditor\tplanet=Mars\nbuyer\n");
    }

    @Test
    void aMissingDirectoryIsDownAndNotAnEmptyAnswer() {
        FilesConnector connector =
                new FilesConnector(new SystemId("hr"), folder.resolve("nowhere"), AccountMode.EXISTING);

        assertThat(connector.check().up()).isFalse();
        assertThatThrownBy(() -> connector.findAccount(owner("rosa"))).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> give(connector, "rosa", "auditor", Optional.empty()))
                .isInstanceOf(UnavailableException.class);
    }

    @Test
    void anUnknownWayToHaveAccountsIsRefusedByItsKey() {
        MapSettings settings = MapSettings.of("portal.systems.hr.", Map.of("directory", "x", "accounts", "many"));

        assertThatThrownBy(() -> new FilesConnectorFactory().open(settings, new ConnectorContext() {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("portal.systems.hr.accounts");
    }

    private FilesConnector automatic() {
        return new FilesConnector(new SystemId("hr"), folder.resolve("in"), AccountMode.AUTOMATIC);
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("in"))) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }

    private static DeliveryOutcome give(FilesConnector connector, String account, String role, Optional<Scope> scope) {
        return connector.change(
                ORDER, new AccountRef(account), List.of(new AssignmentChange(AssignmentChange.Kind.GIVE, role, scope)));
    }

    private static AccountOwner owner(String login) {
        return new AccountOwner(new PersonId("p-1"), login, Optional.empty());
    }
}
