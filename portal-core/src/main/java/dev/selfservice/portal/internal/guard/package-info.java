/** Who calls, and what they may do. */
@NullMarked
package dev.selfservice.portal.internal.guard;

import org.jspecify.annotations.NullMarked;
