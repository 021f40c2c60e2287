// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.server.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A class of tests that needs a browser: it may ask for a {@link Browser}, of which there is one per class.
 *
 * <p>Without Chromium on the machine the class is skipped, unless the environment says {@code BROWSER_JOURNEYS=required}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BrowserPerClass.class)
@interface InBrowser {}
