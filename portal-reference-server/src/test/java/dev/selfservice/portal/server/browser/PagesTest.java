// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page, in every look: nothing in the console, no barrier, nothing cut, every word from a message file. */
@InBrowser
class PagesTest {

    @TempDir
    static Path directory;

    private static Office office;
    private static List<String> pages;
    private final Browser browser;

    PagesTest(Browser browser) {
        this.browser = browser;
    }

    @BeforeAll
    static void open(Browser browser) {
        office = Office.open(directory);
        pages = new Story(office).delivered(browser).pages();
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @ParameterizedTest
    @EnumSource
    void noPageHasAnythingWrongWithIt(Look look) {
        PageCheck check = new PageCheck(browser);
        browser.forget();
        browser.open(office.page("/sign-in"));
        look.begin(browser);
        List<String> signIn = check.of(office.page(look.address("/sign-in")), look);
        new RequestJourney(browser, new Pointer(browser), office).enter("dora");

        Stream<String> others =
                pages.stream().flatMap(page -> check.of(office.page(look.address(page)), look).stream());

        assertThat(Stream.concat(signIn.stream(), others)).isEmpty();
    }
}
