// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.openqa.selenium.Keys;

/** Works a page by keys alone, and looks at each stop whether one sees where the focus is. */
record Keyboard(Browser browser) implements Hand {

    private static final int MOST_STOPS = 150;
    private static final String FOCUS = Scripts.read("focus.js");

    @Override
    public void press(String css) {
        browser.shown(css);
        reach(css);
        browser.keys(Keys.ENTER);
    }

    @Override
    public void write(String css, String text) {
        browser.shown(css);
        reach(css);
        browser.keys(text);
    }

    @Override
    public void choose(String css, String text) {
        browser.shown(css);
        reach(css);
        browser.keys(text);
        browser.until(
                css + " does not show " + text,
                () -> text.equals(browser.script(
                        "return document.querySelector(arguments[0]).selectedOptions[0].textContent.trim()", css)));
    }

    /** Tab leads to a group, arrows lead through it, Space picks the first. */
    @Override
    public void pick(String css) {
        String box = css + " input";
        browser.shown(css);
        Object group = browser.script("return document.querySelector(arguments[0]).name", box);
        reach("input[name=\"" + group + "\"]");
        browser.keys(Keys.SPACE);
        for (int i = 0; i < MOST_STOPS && !focused(box); i++) {
            browser.keys(Keys.ARROW_RIGHT);
        }
        assertThat(browser.script("return document.querySelector(arguments[0]).checked", box))
                .as(css + " is picked")
                .isEqualTo(true);
    }

    private void reach(String css) {
        for (int i = 0; i < MOST_STOPS; i++) {
            if (focused(css)) {
                return;
            }
            browser.keys(Keys.TAB);
            assertThat(browser.script(FOCUS))
                    .as("a stop that does not show the focus")
                    .isEqualTo("");
        }
        throw new AssertionError("Tab does not lead to " + css);
    }

    private boolean focused(String css) {
        return Boolean.TRUE.equals(browser.script("return document.activeElement.matches(arguments[0])", css));
    }
}
