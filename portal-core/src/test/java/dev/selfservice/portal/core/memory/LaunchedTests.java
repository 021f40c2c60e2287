// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.core.memory;

import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a test class inside a test, and tells which of its tests failed. */
final class LaunchedTests implements TestExecutionListener {

    private final List<String> failed = new ArrayList<>();
    private int passed;

    private LaunchedTests() {}

    static LaunchedTests of(Class<?> tests) {
        LaunchedTests run = new LaunchedTests();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(tests))
                .build();
        LauncherFactory.create().execute(request, run);
        return run;
    }

    List<String> failed() {
        return List.copyOf(failed);
    }

    int passed() {
        return passed;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
            passed++;
        } else if (test.isTest()) {
            failed.add(test.getSource()
                    .map(MethodSource.class::cast)
                    .map(MethodSource::getMethodName)
                    .orElse(test.getDisplayName()));
        }
    }
}
