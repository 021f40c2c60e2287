// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfservice.portal.requests.Request;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Open pages follow what happens elsewhere, without being loaded again and without moving under the pointer. */
@InBrowser
class LiveTest {

    private static final Duration PROMPT = Duration.ofSeconds(2);
    private static final String MARK = "window.neverLoadedAgain = true";
    private static final String MARKED = "return window.neverLoadedAgain === true";

    private static final String HOME_TASK = "[data-test=home-tasks] [data-test=task][data-number='%s']";

    /** Counts how often a card falls back to where it had nothing to show yet. */
    private static final String WATCH_FLICKER = """
            window.flickers = 0;
            new MutationObserver((changes) => changes.forEach(({ addedNodes, removedNodes }) => {
              const has = (node, css) => node.matches?.(css) || node.querySelector?.(css);
              window.flickers += [...addedNodes].filter((node) => has(node, '[data-test=loading]')).length;
              window.flickers += [...removedNodes].filter((node) => has(node, '.sp-card')).length;
            })).observe(document.body, { childList: true, subtree: true });""";

    private static final String HIDE = """
            const hidden = arguments[0];
            Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
            document.dispatchEvent(new Event('visibilitychange'));""";

    /** Hears what the page hears, by a line of its own to the same worker, and a little later so that the page could act. */
    private static final String HEAR = """
            const { port } = new SharedWorker('/ui/live-worker.js', { type: 'module', name: 'portal-live' });
            port.onmessage = ({ data }) => {
              window.follows = window.follows || data.up === true;
              if (data.notice?.topic === 'TASK') {
                setTimeout(() => { window.heard = true; }, 400);
              }
            };
            port.start();
            port.postMessage({ hello: { person: 'hugo', address: location.origin + '/api/v1/events' } });
            performance.clearResourceTimings();""";

    @TempDir
    static Path directory;

    private static Office office;
    private static Runnable asItWas = () -> {};
    private final Browser browser;
    private final RequestJourney journey;

    LiveTest(Browser browser) {
        this.browser = browser;
        this.journey = new RequestJourney(browser, new Pointer(browser), office);
    }

    @BeforeAll
    static void open() {
        office = Office.open(directory);
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @BeforeEach
    void begin() {
        asItWas.run();
        asItWas = () -> {};
        browser.forget();
        browser.open(office.page("/"));
    }

    private void within(Duration most, Runnable wait) {
        long begun = System.nanoTime();
        wait.run();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(most);
    }

    @Test
    void theRequestersOpenPageSaysDeliveredSoonAfterTheApprovalInAnotherBrowser() {
        Browser other = new Browser(Chromium.find().orElseThrow().start());
        try (other) {
            RequestJourney approver = new RequestJourney(other, new Pointer(other), office);
            other.open(office.page("/"));
            approver.signIn("bea");
            journey.signIn("ana");
            String number = journey.askToAudit("Spain", "The yearly audit in Madrid");
            browser.script(MARK);
            approver.openTask(number);

            approver.decide("APPROVED", "Until the audit is over");

            within(PROMPT, () -> browser.says("[data-test=request-status]", "Delivered"));
            browser.says("[data-test=where-it-is] [data-state=DONE]:last-child", "Delivered");
            browser.says("[data-test=where-it-is]", "Until the audit is over");
            assertThat(browser.script(MARKED)).isEqualTo(true);
            browser.until("nobody is told", () -> announced().contains(number + ": Delivered"));
            browser.keepPicture("live-request");
        }
    }

    @Test
    void newTasksWaitBehindAButtonAndMoveNothing() {
        Request first = office.ask("dora", "The first of two", "reports");
        journey.signIn("hugo");
        browser.open(office.page("/tasks"));
        browser.shown("[data-test=task][data-number='" + first.number() + "']");
        Object place = placeOfTheFirst();

        Request second = office.ask("dora", "The second of two", "brand");

        browser.says("[data-test=show-new]", "1 new task, show");
        browser.says("[data-test=task-count]", "2");
        assertThat(browser.has("[data-test=task][data-number='" + second.number() + "']"))
                .isFalse();
        assertThat(placeOfTheFirst()).isEqualTo(place);
        browser.keepPicture("live-tasks");

        browser.click("[data-test=show-new]");

        browser.shown("[data-test=task][data-number='" + second.number() + "']");
        browser.gone("[data-test=show-new]");
        assertThat(browser.script("return document.activeElement.dataset.number"))
                .isEqualTo(second.number());
    }

    @Test
    void aTaskThatSomebodyElseDecidedStaysInPlaceAndSaysSo() {
        Request request = office.ask("ana", "Decided by somebody else", "auditor/FR");
        journey.signIn("bea");
        browser.open(office.page("/tasks"));
        String row = "[data-test=task][data-number='" + request.number() + "']";
        browser.shown(row);

        office.decide("bea", request, true, "In another window");

        browser.says(row, "No longer waits");
        browser.keepPicture("live-gone");
    }

    @Test
    void myRequestsAndMyAccessFollowToo() {
        Request request = office.ask("eli", "For the report", "auditor/PT");
        journey.signIn("eli");
        browser.open(office.page("/access"));

        office.decide("bea", request, true, "Fine");

        browser.says("[data-test=show-new]", "1 new entry, show");
        browser.click("[data-test=show-new]");
        browser.says("[data-test=assignment]", "Auditor");

        browser.open(office.page("/requests"));
        office.ask("eli", "For the other report", "auditor/DE");
        browser.says("[data-test=show-new]", "1 new request, show");
    }

    @Test
    void homeShowsWhatWaitsAndWhatBecameOfMyRequestsAsItHappens() {
        Request mine = office.ask("dora", "To help with the budget", "budget");
        journey.signIn("dora");
        browser.pointAt("[data-test=mark]");
        browser.script(MARK);
        browser.script(WATCH_FLICKER);

        Request asked = office.ask("finn", "For the new building", "brand");
        office.decide("hugo", mine, true, "Fine");

        within(PROMPT, () -> browser.shown(HOME_TASK.formatted(asked.number())));
        browser.gone("[data-test=home-requests] [data-number='" + mine.number() + "']");
        browser.until("nobody is told", () -> announced().contains("wait"));
        browser.keepPicture("live-home");

        office.decide("dora", asked, true, "Fine");

        browser.gone(HOME_TASK.formatted(asked.number()));
        assertThat(browser.script("return window.flickers")).isEqualTo(0L);
        assertThat(browser.script(MARKED)).isEqualTo(true);
    }

    @Test
    void homeMovesNothingWhileSomebodyIsAtItAndCatchesUpAfterwards() {
        Request first = office.ask("gita", "The first at home", "brand");
        journey.signIn("dora");
        String row = HOME_TASK.formatted(first.number());
        browser.pointAt("[data-test=mark]");
        browser.shown(row);
        browser.script("document.querySelector(arguments[0]).focus()", row);
        Object place = placeOfTheFirst();

        Request second = office.ask("finn", "The second at home", "reports");
        browser.says("[data-test=home-tasks] [data-test=show-new]", "1 new task, show");
        office.decide("dora", first, true, "From elsewhere");
        browser.says(row, "No longer waits");

        assertThat(placeOfTheFirst()).isEqualTo(place);
        assertThat(browser.script("return document.activeElement.dataset.number"))
                .isEqualTo(first.number());
        assertThat(browser.has(HOME_TASK.formatted(second.number()))).isFalse();
        browser.keepPicture("live-home-held");

        browser.script("document.querySelector('h1').focus()");

        browser.shown(HOME_TASK.formatted(second.number()));
        browser.gone(row);
        browser.gone("[data-test=home-tasks] [data-test=show-new]");
    }

    @Test
    void aBrowserWithoutSharedWorkersFollowsToo() {
        asItWas = browser.before("delete globalThis.SharedWorker");
        browser.open(office.page("/"));
        journey.signIn("cleo");
        new Pointer(browser).press("[data-test=menu-requests]");
        browser.onPage("My requests");
        assertThat(browser.script("return 'SharedWorker' in window")).isEqualTo(false);

        office.ask("cleo", "Told to a lone page", "brand");

        browser.says("[data-test=show-new]", "1 new request, show");
    }

    /** Twenty seconds are made a third of one; everything else takes its time. */
    @Test
    void whatSomebodyElseAskedForIsLookedAtNowAndThen() {
        Request request = office.ask("ana", "Seen by whoever may see all", "auditor/DE");
        asItWas = browser.before("""
                const wait = window.setTimeout;
                window.setTimeout = (run, time, ...more) => wait(run, time >= 18000 && time <= 22000 ? 333 : time, ...more);""");
        browser.open(office.page("/"));
        journey.signIn("dora");
        browser.open(office.page("/requests/" + request.id()));
        browser.says("[data-test=request-status]", "In progress");

        office.decide("bea", request, true, "Fine");

        browser.says("[data-test=request-status]", "Delivered");
    }

    @Test
    void aPageThatNobodySeesFetchesNothingUntilItIsSeen() {
        journey.signIn("hugo");
        browser.open(office.page("/tasks"));
        browser.script(HIDE, true);
        browser.script(HEAR);
        browser.until("the page follows nothing", () -> isTrue("window.follows"));

        Request request = office.ask("dora", "While hugo is elsewhere", "auditor/PT");

        browser.until("the page is not told", () -> isTrue("window.heard"));
        assertThat(browser.script("return performance.getEntriesByType('resource').length"))
                .isEqualTo(0L);
        browser.script(HIDE, false);
        browser.shown("[data-test=show-new]");
        browser.click("[data-test=show-new]");
        browser.shown("[data-test=task][data-number='" + request.number() + "']");
        office.decide("hugo", request, false, "So that nothing waits for others here");
    }

    private boolean isTrue(String expression) {
        return Boolean.TRUE.equals(browser.script("return " + expression + " === true"));
    }

    private String announced() {
        return (String) browser.script("return document.querySelector('[data-test=announcer]')?.textContent ?? ''");
    }

    private Object placeOfTheFirst() {
        return browser.script("return document.querySelector('[data-test=task]').getBoundingClientRect().top");
    }
}
