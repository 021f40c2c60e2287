// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.verdict;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Writes, when a contract class has run, which of its items passed, failed or were not claimed.
 *
 * <p>The verdict goes to the log of this class and, under the key {@value #REPORT}, to the report of the test run. Tests
 * are counted under the {@link VerdictItem} of their class or of the class around it.
 */
public final class WritesVerdict implements TestWatcher, AfterAllCallback {

    /** The key of the report entry that holds the verdict. */
    public static final String REPORT = "verdict";

    private static final System.Logger LOG = System.getLogger(WritesVerdict.class.getName());
    private static final Namespace ROOM = Namespace.create(WritesVerdict.class);

    @Override
    public void testSuccessful(ExtensionContext context) {
        count(context, new Verdicts.Count(1, 0, 0));
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        count(context, new Verdicts.Count(0, 1, 0));
    }

    @Override
    public void testAborted(ExtensionContext context, Throwable cause) {
        count(context, new Verdicts.Count(0, 0, 1));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (context != outermost(context)) {
            return;
        }
        Tally tally = tally(context);
        String subject = context.getRequiredTestClass().getSimpleName();
        String text = new Verdicts(subject, tally.items).text();
        LOG.log(System.Logger.Level.INFO, () -> text);
        context.publishReportEntry(REPORT, text);
    }

    private static void count(ExtensionContext context, Verdicts.Count one) {
        tally(outermost(context)).add(itemOf(context.getRequiredTestClass()), one);
    }

    private static String itemOf(Class<?> tests) {
        for (Class<?> each = tests; each != null; each = each.getEnclosingClass()) {
            VerdictItem item = each.getAnnotation(VerdictItem.class);
            if (item != null) {
                return item.value();
            }
        }
        return tests.getSimpleName();
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
        private final Map<String, Verdicts.Count> items = new LinkedHashMap<>();

        synchronized void add(String item, Verdicts.Count one) {
            items.merge(item, one, Verdicts.Count::plus);
        }
    }
}
