// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** A Spring Boot application with the portal in it. */
@NullMarked
package dev.selfservice.portal.sample.spring;

import org.jspecify.annotations.NullMarked;
