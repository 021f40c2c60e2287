// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors
/** The portal's stores on a relational database: how to plug them in. */
@NullMarked
package dev.selfservice.portal.jpa;

import org.jspecify.annotations.NullMarked;
