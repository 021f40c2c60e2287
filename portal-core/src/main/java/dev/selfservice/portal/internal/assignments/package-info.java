/** Access that is held. */
@NullMarked
package dev.selfservice.portal.internal.assignments;

import org.jspecify.annotations.NullMarked;
