/** Portal permissions. */
@NullMarked
package dev.selfservice.portal.internal.permissions;

import org.jspecify.annotations.NullMarked;
