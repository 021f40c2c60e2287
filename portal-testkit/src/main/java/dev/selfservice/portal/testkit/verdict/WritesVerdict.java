// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.verdict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Writes, when a contract class has run, which of its items passed, failed or were not claimed.
 *
 * <p>The verdict goes to the log of this class and, under the key {@value #REPORT}, to the report of the test run. Where
 * the setting {@value #FOLDER} of JUnit or of the process names a folder, it is left there too, as {@code <test
 * class>.txt} and, in the form that JUnit tools read, as {@code <test class>.xml}. Tests are counted under the
 * {@link VerdictItem} of their class or of the class around it.
 */
public final class WritesVerdict implements TestWatcher, AfterAllCallback {

    /** The key of the report entry that holds the verdict. */
    public static final String REPORT = "verdict";

    /** The setting that names the folder for verdicts. */
    public static final String FOLDER = "portal.verdict.folder";

    private static final System.Logger LOG = System.getLogger(WritesVerdict.class.getName());
    private static final Namespace ROOM = Namespace.create(WritesVerdict.class);

    @Override
    public void testSuccessful(ExtensionContext context) {
        count(context, Clause.Result.PASSED, "");
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        count(context, Clause.Result.FAILED, String.valueOf(cause));
    }

    @Override
    public void testAborted(ExtensionContext context, Throwable cause) {
        count(context, Clause.Result.LEFT_OUT, String.valueOf(cause.getMessage()));
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (context != outermost(context)) {
            return;
        }
        Class<?> tests = context.getRequiredTestClass();
        Verdicts verdicts = new Verdicts(tests.getSimpleName(), tally(context).clauses());
        LOG.log(System.Logger.Level.INFO, verdicts::text);
        context.publishReportEntry(REPORT, verdicts.text());
        Optional<String> folder = context.getConfigurationParameter(FOLDER);
        if (folder.isPresent()) {
            Path place = Files.createDirectories(Path.of(folder.get()));
            Files.writeString(place.resolve(tests.getName() + ".txt"), verdicts.text() + System.lineSeparator());
            Files.writeString(place.resolve(tests.getName() + ".xml"), verdicts.xml());
        }
    }

    private static void count(ExtensionContext context, Clause.Result result, String why) {
        tally(outermost(context))
                .add(Clause.of(context.getRequiredTestClass(), context.getRequiredTestMethod(), result, why));
    }

    private static ExtensionContext outermost(ExtensionContext context) {
        ExtensionContext here = context;
        while (true) {
            Optional<ExtensionContext> around =
                    here.getParent().filter(parent -> parent.getTestClass().isPresent());
            if (around.isEmpty()) {
                return here;
            }
            here = around.get();
        }
    }

    private static Tally tally(ExtensionContext outermost) {
        return outermost.getStore(ROOM).getOrComputeIfAbsent(Tally.class, key -> new Tally(), Tally.class);
    }

    private static final class Tally {
        private final List<Clause> clauses = new ArrayList<>();

        synchronized void add(Clause one) {
            clauses.add(one);
        }

        synchronized List<Clause> clauses() {
            return List.copyOf(clauses);
        }
    }
}
