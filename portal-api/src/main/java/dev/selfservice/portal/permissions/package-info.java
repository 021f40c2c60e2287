/** Portal permissions and the roles that carry them. */
@NullMarked
package dev.selfservice.portal.permissions;

import org.jspecify.annotations.NullMarked;
