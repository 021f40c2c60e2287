/** Keeps permission and role grants. */
@NullMarked
package dev.selfservice.portal.permissions.spi;

import org.jspecify.annotations.NullMarked;
