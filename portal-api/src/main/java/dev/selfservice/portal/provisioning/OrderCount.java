// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.provisioning;

import dev.selfservice.portal.SystemId;

/** So many orders of a system are in a state. */
public record OrderCount(SystemId system, OrderState state, long orders) {}
