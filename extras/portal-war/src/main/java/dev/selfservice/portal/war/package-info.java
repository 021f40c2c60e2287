// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** The portal in an application server: on its data source, in its transactions, with its threads. */
@NullMarked
package dev.selfservice.portal.war;

import org.jspecify.annotations.NullMarked;
