// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.browser;

import org.openqa.selenium.support.ui.Select;

/** Works a page with the pointer, and types only where text is wanted. */
record Pointer(Browser browser) implements Hand {

    @Override
    public void press(String css) {
        browser.click(css);
    }

    @Override
    public void write(String css, String text) {
        browser.click(css);
        browser.keys(text);
    }

    @Override
    public void choose(String css, String text) {
        new Select(browser.shown(css)).selectByVisibleText(text);
    }

    @Override
    public void pick(String css) {
        browser.click(css);
    }
}
