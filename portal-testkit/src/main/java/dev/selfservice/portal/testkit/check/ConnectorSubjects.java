// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.testkit.check;

import dev.selfservice.portal.testkit.connectors.ConnectorSubject;
import java.nio.file.Path;

/**
 * Makes the subjects of one connector type, for checks of a jar: a service, found by {@link java.util.ServiceLoader}.
 *
 * <p>The class may be the one that the author's own contract test uses, in the jar of the tests.
 */
public interface ConnectorSubjects {

    /** Returns the connector type that they are about. */
    String type();

    /** Returns a new subject with a system of its own, with an empty folder to keep it in. */
    ConnectorSubject newSubject(Path folder);
}
