// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.processes.spi;

import dev.selfservice.portal.LocalText;

/** One step of a process as a picture of it shows the step. */
public record ProcessNode(String key, LocalText title, State state) {

    /** How far the step is. */
    public enum State {
        DONE,
        CURRENT,
        AHEAD,
        SKIPPED
    }
}
