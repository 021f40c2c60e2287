// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.tasks;

import dev.selfservice.portal.catalogue.Scope;
import java.time.Instant;
import java.util.Optional;

/** Something the beneficiary of a task already holds, as its approver sees it. */
public record HeldAccess(String title, Optional<Scope> scope, Instant since) {}
