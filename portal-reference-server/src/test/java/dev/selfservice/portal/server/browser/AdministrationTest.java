// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.Permission;
import dev.selfservice.portal.PersonId;
import dev.selfservice.portal.RoleId;
import dev.selfservice.portal.permissions.PermissionExplanation;
import dev.selfservice.portal.requests.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** What Dora does on the pages of administration. */
@InBrowser
class AdministrationTest {

    private static final String DESK = "service-desk";
    private static final String TOAST = "[data-test=toast]";

    @TempDir
    static Path directory;

    private static Office office;
    private final Browser browser;
    private final Hand hand;

    AdministrationTest(Browser browser) {
        this.browser = browser;
        this.hand = new Pointer(browser);
    }

    @BeforeAll
    static void open(Browser browser) {
        office = Office.open(directory);
        browser.open(office.page("/"));
        new RequestJourney(browser, new Pointer(browser), office).signIn("dora");
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @BeforeEach
    void home() {
        browser.open(office.page("/"));
    }

    @Test
    void aPermissionIsGivenToARoleByOnePress() {
        hand.press("[data-test=menu-permissions]");
        hand.press(box(Permission.AUDIT_READ));

        browser.says(TOAST, "service-desk may now: Read and verify the audit trail");
        assertThat(may("gita", Permission.AUDIT_READ)).isTrue();
    }

    @Test
    void aPermissionThatWasTakenComesBackByUndo() {
        office.portal().permissions().grant(office.actor("dora"), new RoleId(DESK), Permission.SYSTEMS_READ);
        hand.press("[data-test=menu-permissions]");
        hand.press(box(Permission.SYSTEMS_READ));
        browser.says(TOAST, "may no longer");
        assertThat(may("gita", Permission.SYSTEMS_READ)).isFalse();

        hand.press(TOAST + " .sp-button");

        browser.says(TOAST, "may now");
        assertThat(may("gita", Permission.SYSTEMS_READ)).isTrue();
        assertThat(browser.shown(box(Permission.SYSTEMS_READ)).isSelected()).isTrue();
    }

    @Test
    void aRoleIsGivenToAPersonWhoThenMayDoMore() {
        browser.open(office.page("/administration/permissions?view=holders&of=portal-administrator"));
        browser.says("[data-test=holders]", "Dora Weiss");
        hand.write("#sp-new-holder input", "Cleo");
        browser.shown("vaadin-combo-box-item");
        browser.keys(Keys.ARROW_DOWN, Keys.ENTER);
        hand.press("[data-test=give]:not(:disabled)");

        browser.says(TOAST, "Cleo Park holds the role");
        browser.says("[data-test=holders]", "Cleo Park");
        assertThat(may("cleo", Permission.CATALOGUE_MANAGE)).isTrue();
    }

    @Test
    void anEntryOfTheCatalogueIsAddedAndFound() {
        hand.press("[data-test=menu-catalogueAdministration]");
        hand.press("[data-test=new-entry]");
        hand.press("[data-test=save-entry]");
        browser.says("[data-test=problem-summary]", "3 things need your attention");
        hand.choose("#sp-system", "Shared folders");
        hand.write("#sp-name", "minutes");
        hand.write("#sp-title", "Minutes folder, reader");
        hand.choose("#sp-scope", "A cost centre");
        hand.write("#sp-scope-label", "Cost centre");
        hand.press("[data-test=save-entry]");

        browser.says(TOAST, "Minutes folder, reader is in the catalogue");
        browser.says("[data-test=entry-list]", "Minutes folder, reader");
        hand.press("[data-test=menu-catalogue]");
        hand.write("#sp-catalogue-search", "minutes");
        browser.says("[data-test=entry][data-name=minutes]", "Minutes folder, reader");
    }

    @Test
    void aDeliveryThatWasGivenUpIsTriedAgain() throws IOException {
        Request stuck = office.ask("cleo", "The tax office asks about 2019", "closed-years");
        office.decide("dora", stuck, true, "Until the end of the month");
        browser.open(office.page("/requests/" + stuck.id()));
        browser.until("the delivery was not given up", () -> {
            browser.open(office.page("/administration/deliveries"));
            return browser.has("[data-test=retry-delivery]");
        });
        browser.says("[data-test=delivery-list]", "Archive could not be reached.");
        browser.prefer("{\"theme\":\"light\",\"language\":\"es\"}");
        browser.open(office.page("/administration/deliveries"));
        browser.says("[data-test=delivery-list]", "No se pudo contactar con Archive.");
        browser.says("[data-test=delivery-list]", "Abandonada tras 1 intento.");
        browser.prefer("{\"theme\":\"light\",\"language\":\"en\"}");
        browser.open(office.page("/administration/deliveries"));
        Path archive = Files.createDirectories(directory.resolve("archive"));
        Path held = Files.createFile(archive.resolve("cleo.roles"));

        hand.press("[data-test=retry-delivery]");

        browser.says(TOAST, "Closed years, reader for Cleo Park will be tried again");
        browser.until("the archive has no line for Cleo", () -> held.toFile().length() > 0);
        assertThat(held).content().isEqualTo("closed-years\n");
        browser.open(office.page("/administration/deliveries?state=DONE"));
        browser.says("[data-test=delivery-list]", "Closed years, reader");
    }

    private static String box(Permission permission) {
        return "[data-test=grant][data-role=" + DESK + "][data-permission='" + permission + "']";
    }

    private static boolean may(String person, Permission permission) {
        return office.portal().permissions().explain(office.actor("dora"), new PersonId(person)).stream()
                .filter(each -> each.permission() == permission)
                .anyMatch(PermissionExplanation::held);
    }
}
