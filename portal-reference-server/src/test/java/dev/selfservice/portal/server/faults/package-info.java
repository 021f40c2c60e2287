/** Processes that are killed half-way. */
@NullMarked
package dev.selfservice.portal.server.faults;

import org.jspecify.annotations.NullMarked;
