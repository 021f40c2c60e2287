/** The pieces of work that wait for somebody. */
@NullMarked
package dev.selfservice.portal.tasks;

import org.jspecify.annotations.NullMarked;
