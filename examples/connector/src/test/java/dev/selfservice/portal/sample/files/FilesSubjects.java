// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.sample.files;

import dev.selfservice.portal.testkit.check.ConnectorSubjects;
import dev.selfservice.portal.testkit.connectors.ConnectorSubject;
import java.nio.file.Path;

/** The subjects of the contract test, for checks of the jar. */
public final class FilesSubjects implements ConnectorSubjects {

    @Override
    public String type() {
        return "files";
    }

    @Override
    public ConnectorSubject newSubject(Path folder) {
        return new FilesSubject(folder);
    }
}
