// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.browser;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openqa.selenium.logging.LogEntry;

/** Looks for what must not be on any page. */
record PageCheck(Browser browser) {

    private static final Pattern SENT = Pattern.compile("\"Network.requestWillBeSent\".*?\"url\":\"([a-z]+:[^\"]*)\"");
    private static final String AXE = Scripts.axe();
    private static final String PAGE = Scripts.read("page.js");
    private static final String PSEUDO = Scripts.read("pseudo.js");
    private static final String BARRIERS = """
            const done = arguments[arguments.length - 1];
            const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
            axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }).then(
              ({ violations }) => done(violations.map((one) => one.id + ': '
                + one.nodes.slice(0, 3).map((node) => node.html.slice(0, 120) + ' ' + node.failureSummary).join(' | '))),
              (failure) => done([String(failure)]));
            """;

    /** Opens a page in a look and returns what is wrong with it. */
    List<String> of(URI page, Look look) {
        browser.open(page);
        List<String> wrong = new ArrayList<>(listOf(browser.script(PAGE)));
        if (look == Look.RIGHT_TO_LEFT) {
            wrong.addAll(listOf(browser.script(PSEUDO)));
            wrong.addAll(turned());
        }
        if (!look.differsInWordsOnly()) {
            browser.script(AXE);
            wrong.addAll(listOf(browser.asyncScript(BARRIERS)));
        }
        wrong.addAll(complaints());
        wrong.addAll(strangers(page));
        return wrong.stream()
                .map(each -> look + " " + page.getPath() + " " + each)
                .toList();
    }

    private List<String> turned() {
        return "rtl".equals(browser.script("return document.documentElement.dir"))
                ? List.of()
                : List.of("is not written from right to left");
    }

    /** That nobody is signed in is something the sign-in page has to ask. */
    private List<String> complaints() {
        return browser.console().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .filter(message -> !message.contains("/sessions/current") || !message.contains("401"))
                .map(message -> "console: " + message)
                .toList();
    }

    private List<String> strangers(URI page) {
        String origin = page.resolve("/").toString();
        return browser.network().stream()
                .map(SENT::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .filter(address -> !address.startsWith(origin) && !address.startsWith("data:"))
                .map(address -> "leaves the origin: " + address)
                .toList();
    }

    private static List<String> listOf(Object found) {
        return found instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
