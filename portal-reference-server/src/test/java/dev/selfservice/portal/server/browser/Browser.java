// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A browser with one window. Whatever it looks for, it waits for; it never just waits. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration GLANCE = Duration.ofMillis(40);
    private static final Path PICTURES = Path.of("target", "screens");

    private final ChromeDriver driver;

    Browser(ChromeDriver driver) {
        this.driver = driver;
        driver.manage().timeouts().scriptTimeout(PATIENCE);
        // Before anything of a page runs: counts what it fetches and keeps the texts of the answers and the reports.
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", Scripts.read("watch.js")));
    }

    /** Runs a script before anything of the pages that are opened from now on, until they are to be as they were. */
    Runnable before(String script) {
        Map<String, Object> kept =
                driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
        return () -> driver.executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", kept);
    }

    /** Opens an address and waits until the page has come to rest. */
    void open(URI address) {
        driver.get(address.toString());
        rest();
    }

    /** Waits until nothing is fetched or loading any more. */
    void rest() {
        driver.executeAsyncScript("window.portalTest.whenAtRest(arguments[0])");
    }

    /** Returns the visible element that a selector finds, once it is there. */
    WebElement shown(String css) {
        return waiting("nothing visible at " + css).until(ignored -> find(css));
    }

    /** Waits until an element says something. */
    void says(String css, String words) {
        until(css + " does not say: " + words, () -> find(css).getText().contains(words));
    }

    /** Waits, no longer than this, until an element says something. */
    void saysWithin(Duration patience, String css, String words) {
        new WebDriverWait(driver, patience, GLANCE)
                .ignoring(NoSuchElementException.class, StaleElementReferenceException.class)
                .until(ignored -> find(css).getText().contains(words));
    }

    /** Waits until a heading of the first order says something. */
    void onPage(String heading) {
        says("h1", heading);
    }

    /** Waits until a selector finds nothing visible any more. */
    void gone(String css) {
        until(css + " is still there", () -> !has(css));
    }

    /** Tells whether a selector finds something visible now. */
    boolean has(String css) {
        return driver.findElements(By.cssSelector(css)).stream().anyMatch(WebElement::isDisplayed);
    }

    /** Waits until a condition holds. */
    void until(String otherwise, BooleanSupplier condition) {
        waiting(otherwise).until(ignored -> condition.getAsBoolean());
    }

    /** Presses an element with the pointer; tries again while something else lies over it. */
    void click(String css) {
        waiting("cannot be clicked: " + css)
                .ignoring(ElementNotInteractableException.class)
                .until(ignored -> {
                    find(css).click();
                    return true;
                });
    }

    /** Moves the pointer over an element. */
    void pointAt(String css) {
        new Actions(driver).moveToElement(shown(css)).perform();
    }

    /** Presses keys, wherever the focus is. */
    void keys(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Runs a script in the page and returns what it returns. */
    Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Runs a script that hands what it finds to its last argument. */
    Object asyncScript(String script, Object... arguments) {
        return driver.executeAsyncScript(script, arguments);
    }

    /** Gives the page a size as on a screen of that many pixels. */
    void size(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Says what a person prefers: theme, language. Acts with the next page. */
    void prefer(String json) {
        driver.executeScript("localStorage.setItem('portal.preferences', arguments[0])", json);
    }

    /** Leaves no trace of who was signed in. */
    void forget() {
        driver.manage().deleteAllCookies();
    }

    /** Returns what the page wrote to the console since the last call. */
    List<LogEntry> console() {
        return driver.manage().logs().get("browser").getAll();
    }

    /** Returns what the browser noted of its network since the last call, one JSON text each. */
    List<String> network() {
        return driver.manage().logs().get("performance").getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    String title() {
        return driver.getTitle();
    }

    URI address() {
        return URI.create(driver.getCurrentUrl());
    }

    /** Keeps a picture of the page as it is, below the build's own folder. */
    void keepPicture(String name) {
        picture(PICTURES.resolve(name + ".png"));
    }

    /** Writes a picture of the page as it is. */
    void picture(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }

    /** The first visible one: wide and narrow pages have some things twice. */
    private WebElement find(String css) {
        return driver.findElements(By.cssSelector(css)).stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(css));
    }

    private WebDriverWait waiting(String otherwise) {
        WebDriverWait wait = new WebDriverWait(driver, PATIENCE, GLANCE);
        wait.withMessage(() -> otherwise + " at " + driver.getCurrentUrl());
        wait.ignoring(NoSuchElementException.class, StaleElementReferenceException.class);
        return wait;
    }
}
