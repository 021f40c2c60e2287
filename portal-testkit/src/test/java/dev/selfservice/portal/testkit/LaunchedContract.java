// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit;

import dev.selfservice.portal.testkit.verdict.WritesVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a test class inside a test, and tells what failed. */
public final class LaunchedContract implements TestExecutionListener {

    private final List<String> failed = new ArrayList<>();
    private int passed;
    private Optional<String> verdict = Optional.empty();

    private LaunchedContract() {}

    public static LaunchedContract of(Class<?> tests) {
        LaunchedContract run = new LaunchedContract();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(tests))
                .build();
        // Whoever reads the log of the build should not meet verdicts on animals of the zoo.
        Logger log = Logger.getLogger(WritesVerdict.class.getName());
        Level before = log.getLevel();
        log.setLevel(Level.OFF);
        try {
            LauncherFactory.create().execute(request, run);
        } finally {
            log.setLevel(before);
        }
        return run;
    }

    /** Returns the names of the test methods that failed. */
    public List<String> failed() {
        return List.copyOf(failed);
    }

    public int passed() {
        return passed;
    }

    /** Returns the verdict that the run wrote. */
    public String verdict() {
        return verdict.orElse("");
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        String name = test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getMethodName())
                .orElse(test.getDisplayName());
        if (result.getStatus() == TestExecutionResult.Status.FAILED) {
            failed.add(name);
        } else if (test.isTest() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
            passed++;
        }
    }

    @Override
    public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
        Optional.ofNullable(entry.getKeyValuePairs().get(WritesVerdict.REPORT))
                .ifPresent(text -> verdict = Optional.of(text));
    }
}
