// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.browser;

/** How a person works a page. Everything is named by a CSS selector, of which the first visible one counts. */
interface Hand {

    /** Presses a button or follows a link. */
    void press(String css);

    /** Writes into an empty field. */
    void write(String css, String text);

    /** Chooses from a list by the beginning of what it shows. */
    void choose(String css, String text);

    /** Picks one of several that exclude each other; the selector finds the label. */
    void pick(String css);
}
