// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.browser;

/** The ways in which each page is looked at. */
enum Look {
    LIGHT("light", "en", "", 1280, 860),
    DARK("dark", "en", "", 1280, 860),
    PHONE("light", "en", "", 390, 844),
    /** In the pseudo-locale, which is written from right to left. */
    RIGHT_TO_LEFT("light", "en", "lang=ar-XB", 1280, 860),
    SPANISH("light", "es", "", 1280, 860);

    private final String theme;
    private final String language;
    private final String query;
    private final int width;
    private final int height;

    Look(String theme, String language, String query, int width, int height) {
        this.theme = theme;
        this.language = language;
        this.query = query;
        this.width = width;
        this.height = height;
    }

    /** Makes the browser look this way from the next page on; any of our pages must be open. */
    void begin(Browser browser) {
        browser.size(width, height);
        browser.prefer("{\"theme\":\"" + theme + "\",\"language\":\"" + language + "\"}");
    }

    /** Returns the address that shows a page this way. */
    String address(String page) {
        return query.isEmpty() ? page : page + (page.contains("?") ? "&" : "?") + query;
    }

    /** Tells whether the words differ, so that barriers that lie in them may too. */
    boolean differsInWordsOnly() {
        return this == SPANISH;
    }

    int width() {
        return width;
    }
}
