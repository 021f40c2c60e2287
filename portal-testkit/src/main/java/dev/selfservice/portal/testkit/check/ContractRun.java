// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.check;

import dev.selfservice.portal.testkit.verdict.Clause;
import dev.selfservice.portal.testkit.verdict.Verdicts;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * One run of a contract class outside of a build, on what is handed in.
 *
 * <p>Needs JUnit's launcher and engine at run time. For one thread.
 */
public final class ContractRun implements TestExecutionListener {

    private final List<Clause> clauses = new ArrayList<>();
    private final Watcher watcher;

    private ContractRun(Watcher watcher) {
        this.watcher = watcher;
    }

    /** Is told, while a contract runs, how far it is. */
    interface Watcher {

        /** A clause begins. */
        void begins(String clause);

        /** A clause has ended. */
        void ended(Clause clause);
    }

    /** Runs a contract class with settings of JUnit, and returns what became of each clause. */
    public static Verdicts of(Class<?> contract, Supplier<?> subject, Map<String, String> settings) {
        return of(contract, contract.getSimpleName(), subject, settings, new Watcher() {
            @Override
            public void begins(String clause) {
                // Nobody waits for news.
            }

            @Override
            public void ended(Clause clause) {
                // The verdict holds it.
            }
        });
    }

    /** Runs a contract class on whatever the supplier makes, and returns what became of each clause. */
    public static Verdicts of(Class<?> contract, Supplier<?> subject) {
        return of(contract, subject, Map.of());
    }

    /** Runs a contract class and tells the watcher how far it is. */
    static Verdicts of(
            Class<?> contract, String title, Supplier<?> subject, Map<String, String> settings, Watcher watcher) {
        ContractRun run = new ContractRun(watcher);
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(contract))
                .configurationParameters(settings)
                .build();
        // Nothing that lies on somebody's class path takes part.
        LauncherConfig alone = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .build();
        try (LauncherSession session = LauncherFactory.openSession(alone)) {
            session.getStore().put(Namespace.create(HandedIn.ROOM), HandedIn.ROOM, subject);
            session.getLauncher().execute(request, run);
        }
        return new Verdicts(title, run.clauses);
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        if (test.isTest()) {
            watcher.begins(test.getDisplayName().replace("()", ""));
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        String why = result.getThrowable().map(String::valueOf).orElse("");
        Optional<MethodSource> source =
                test.getSource().filter(MethodSource.class::isInstance).map(MethodSource.class::cast);
        if (test.isTest() && source.isPresent()) {
            Method method = source.get().getJavaMethod();
            add(Clause.of(source.get().getJavaClass(), method, resultOf(result), why));
        } else if (result.getStatus() == TestExecutionResult.Status.FAILED) {
            add(new Clause("", "runs", test.getDisplayName(), Clause.Result.FAILED, why));
        }
    }

    private void add(Clause clause) {
        clauses.add(clause);
        watcher.ended(clause);
    }

    private static Clause.Result resultOf(TestExecutionResult result) {
        return switch (result.getStatus()) {
            case SUCCESSFUL -> Clause.Result.PASSED;
            case ABORTED -> Clause.Result.LEFT_OUT;
            case FAILED -> Clause.Result.FAILED;
        };
    }
}
