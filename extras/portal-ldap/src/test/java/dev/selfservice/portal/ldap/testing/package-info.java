/** Directories to test against: one in this process, and a real one. */
@NullMarked
package dev.selfservice.portal.ldap.testing;

import org.jspecify.annotations.NullMarked;
