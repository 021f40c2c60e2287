/** Access that is held, and why. */
@NullMarked
package dev.selfservice.portal.assignments;

import org.jspecify.annotations.NullMarked;
