// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.tasks;

/** Which tasks to list. */
public enum TaskView {
    /** Those the actor may decide, in order of their due time. */
    OPEN,
    /** Those the actor decided, newest first. */
    DONE
}
