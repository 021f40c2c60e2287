// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.internal.events;

import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/** What every stream is made of. */
record StreamParts(Rights rights, Executor threads, LongSupplier nanos) {}
