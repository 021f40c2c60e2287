/** Speaking to one directory: connections, searches, filters, and what its answers mean. */
@NullMarked
package dev.selfservice.portal.ldap.directory;

import org.jspecify.annotations.NullMarked;
