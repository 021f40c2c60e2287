// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.spi;

/** Something about a plug-in that an administrator should see. */
public record PluginIssue(Severity severity, String source, String message) {

    /** How bad it is. */
    public enum Severity {
        INFO,
        WARNING,
        ERROR
    }
}
