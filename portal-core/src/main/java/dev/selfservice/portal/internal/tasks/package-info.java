/** Tasks. */
@NullMarked
package dev.selfservice.portal.internal.tasks;

import org.jspecify.annotations.NullMarked;
