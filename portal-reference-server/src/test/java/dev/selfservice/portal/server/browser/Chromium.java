// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The browser and its driver as this machine has them. Nothing is ever downloaded. */
record Chromium(Path browser, Path driver) {

    private static final String FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run"
            + " --disable-background-networking --disable-component-update --disable-sync";
    /** The same picture everywhere: one scale, no scroll bars, nothing that moves by itself. */
    private static final List<String> LOOKS = List.of(
            "--lang=en-GB",
            "--force-device-scale-factor=1",
            "--hide-scrollbars",
            "--force-prefers-reduced-motion",
            "--window-size=1280,860");

    /** Finds the browser: where Debian puts it, else on the path. */
    static Optional<Chromium> find() {
        Optional<Path> browser = program("chromium", "chromium-browser", "google-chrome");
        Optional<Path> driver = program("chromedriver");
        return browser.flatMap(found -> driver.map(its -> new Chromium(found, its)));
    }

    /** Starts it with an empty profile. */
    ChromeDriver start() {
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.toFile())
                .usingAnyFreePort()
                .build();
        return new ChromeDriver(service, options());
    }

    private ChromeOptions options() {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.toString());
        options.addArguments(flags());
        options.addArguments(LOOKS);
        options.setExperimentalOption(
                "prefs",
                Map.of(
                        "intl.accept_languages",
                        "en-GB,en",
                        "credentials_enable_service",
                        false,
                        "profile.password_manager_leak_detection",
                        false));
        options.setCapability("goog:loggingPrefs", logs);
        return options;
    }

    private static List<String> flags() {
        String given = Optional.ofNullable(System.getenv("BROWSER_FLAGS"))
                .filter(each -> !each.isBlank())
                .orElse(FLAGS);
        return Arrays.asList(given.trim().split("\\s+"));
    }

    private static Optional<Path> program(String... names) {
        List<String> folders = Arrays.asList(
                Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator));
        return Arrays.stream(names)
                .flatMap(name ->
                        Stream.concat(Stream.of("/usr/bin"), folders.stream()).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
