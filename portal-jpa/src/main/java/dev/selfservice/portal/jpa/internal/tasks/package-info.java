// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors
/** Rows of tasks and their candidates. */
@NullMarked
package dev.selfservice.portal.jpa.internal.tasks;

import org.jspecify.annotations.NullMarked;
