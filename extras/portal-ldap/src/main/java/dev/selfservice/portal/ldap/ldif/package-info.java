// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

/** Import of people and groups from LDIF files (RFC 2849). */
@NullMarked
package dev.selfservice.portal.ldap.ldif;

import org.jspecify.annotations.NullMarked;
