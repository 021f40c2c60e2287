// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.tasks;

/** How far a task has come. */
public enum TaskState {
    OPEN,
    DECIDED,
    CANCELLED
}
