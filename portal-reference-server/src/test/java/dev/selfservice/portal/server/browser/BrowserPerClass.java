// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.browser;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands one browser to all tests of a class, ends it after them, and keeps a picture of the page where one fails. */
final class BrowserPerClass implements ExecutionCondition, ParameterResolver, AfterTestExecutionCallback {

    private static final Logger LOG = System.getLogger(BrowserPerClass.class.getName());
    private static final Namespace OURS = Namespace.create(BrowserPerClass.class);
    private static final AtomicBoolean SAID = new AtomicBoolean();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Chromium.find().isPresent()) {
            return ConditionEvaluationResult.enabled("there is a Chromium");
        }
        if ("required".equals(System.getenv("BROWSER_JOURNEYS"))) {
            throw new IllegalStateException(
                    "BROWSER_JOURNEYS=required, but neither /usr/bin nor the PATH has chromium and chromedriver");
        }
        if (!SAID.getAndSet(true)) {
            LOG.log(
                    Level.WARNING,
                    "*** NO CHROMIUM HERE: ALL BROWSER JOURNEYS ARE SKIPPED (install chromium and chromium-driver) ***");
        }
        return ConditionEvaluationResult.disabled("no chromium and chromedriver in /usr/bin or on the PATH");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return browser(context);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            String name = context.getRequiredTestClass().getSimpleName() + "-" + context.getDisplayName();
            browser(context).keepPicture(name.replaceAll("[^A-Za-z0-9]+", "-"));
        }
    }

    /** The store of the class closes what is in it. */
    private static Browser browser(ExtensionContext context) {
        ExtensionContext ofClass = Optional.of(context)
                .filter(each -> each.getTestMethod().isPresent())
                .flatMap(ExtensionContext::getParent)
                .map(BrowserPerClass::classOf)
                .orElse(context);
        return ofClass.getStore(OURS)
                .getOrComputeIfAbsent(
                        Browser.class,
                        key -> new Browser(Chromium.find().orElseThrow().start()),
                        Browser.class);
    }

    /** A parameterised test stands between its runs and the class. */
    private static ExtensionContext classOf(ExtensionContext context) {
        return context.getTestMethod().isPresent()
                ? context.getParent().map(BrowserPerClass::classOf).orElse(context)
                : context;
    }
}
