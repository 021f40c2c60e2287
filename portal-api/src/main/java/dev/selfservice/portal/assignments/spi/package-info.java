/** Keeps assignments. */
@NullMarked
package dev.selfservice.portal.assignments.spi;

import org.jspecify.annotations.NullMarked;
